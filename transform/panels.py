"""Parts of a page that a reader opens: panels of accordions, and tabs with the label that heads each.

Such a part is content though it is hidden while the page loads. It is known by what opens it: a control that names it
(ARIA, a link to its id), or a button right in front of it.
"""

from __future__ import annotations

import re
from collections import defaultdict

from lxml.html import HtmlElement

_OVERLAYS = frozenset(("alert", "alertdialog", "dialog", "listbox", "menu", "search", "status", "tooltip"))
_PANES = frozenset(("div", "section", "article"))


class Panels:
    """The panels of one page, by the controls that name them."""

    def __init__(self, page: HtmlElement) -> None:
        self._controls: dict[str, list[HtmlElement]] = defaultdict(list)
        for control in page.iter("a", "button", "div", "h2", "h3", "h4", "h5", "input", "label", "li", "span"):
            for name in _named(control):
                self._controls[name].append(control)
        self._all = frozenset(control for named in self._controls.values() for control in named)

    def opens(self, node: HtmlElement) -> bool:
        """A hidden element is one that a reader can open to read; menus, dialogs and messages are not."""
        if node.tag == "body":
            return True
        if node.tag in ("dialog", "input", "form", "nav") or node.get("role") in _OVERLAYS:
            return False
        if node.get("role") == "tabpanel" or self._controls.get(node.get("id") or ""):
            return True
        before = node.getprevious()
        return before is not None and (
            before.get("aria-expanded") is not None
            or before.find(".//button") is not None
            or before.find(".//*[@aria-expanded]") is not None
            or before.tag in ("button", "label")
        )

    def label_of(self, node: HtmlElement) -> tuple[HtmlElement, str, int] | None:
        """The tab that opens a pane, its label and the level of heading that it has; None for what is no pane.

        None also where the pane begins with the same words.
        """
        if node.tag not in _PANES or not node.get("id"):
            return None
        for control in self._controls.get(node.get("id"), ()):
            label = " ".join(control.text_content().split())
            if (
                _SAYS_SOMETHING.search(label)
                and len(label.split()) <= _LONGEST
                and self._is_tab(control, node)
                and not " ".join(node.text_content().split()).startswith(label)
            ):
                levels = [int(inner.tag[1]) for inner in node.iter("h1", "h2", "h3", "h4", "h5", "h6")]
                return control, label, max(2, min(levels, default=7) - 1)
        return None

    def _is_tab(self, control: HtmlElement, pane: HtmlElement) -> bool:
        """It stands in a row of its likes apart from the panes, and says that it is a tab or opens one of several."""
        row = next((a for a in control.iterancestors() if sum(one in self._all for one in a.iter()) > 1), None)
        if row is None or row in pane.iterancestors():
            return False
        toggles = control.get("data-toggle") or control.get("data-bs-toggle")
        if control.get("role") == "tab" or toggles in ("tab", "pill"):
            return True
        alike = [
            one
            for preceding in (False, True)
            for one in pane.itersiblings(pane.tag, preceding=preceding)
            if (one.get("class") or "").split()[:1] == (pane.get("class") or "").split()[:1]
        ]
        return control.tag in ("a", "button") and any(
            other in row.iter() for one in alike for other in self._controls.get(one.get("id") or "", ())
        )


_LONGEST = 20
"""Words of a label."""

# A word or a year; no number of a note, no link past the menu.
_SAYS_SOMETHING = re.compile(r"(?i)^(?!(?:skip|jump|back|return) to\b)(?=.*(?:[^\W\d_]{3}|\d{4}))")


def _named(control: HtmlElement) -> list[str]:
    """The ids of the elements that a control opens."""
    names = (control.get("aria-controls") or "").split()
    for attribute in ("href", "data-target", "data-bs-target"):
        value = control.get(attribute) or ""
        if re.fullmatch(r"#[\w:.-]+", value):
            names.append(value[1:])
    if control.tag == "button":
        names += re.findall(r"['\"]#?([\w:.-]+)['\"]", control.get("onclick") or "")
    return names
