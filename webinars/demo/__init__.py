"""The bundled web: eight small sites to run the real pipeline over, and what a careful reader finds on them.

sites/<site-id>/            the files of a site, served as they are (`webinars.demo.server`)
expected/<site-id>.jsonl    for each of its pages the records that should be found, in the format of gold files

Agencies and unions named on the pages exist or could; the sites, people, talks and quotations are invented.
"""
