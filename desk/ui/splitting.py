# SPDX-License-Identifier: MIT
"""A pasted address finds its way into the cells beside the street: province, city, who, phone."""

from typing import TYPE_CHECKING

from desk.ui.editors.address import AddressEditor

if TYPE_CHECKING:
    from desk.ui.form_entries import Entries

#: Where a part of an address goes: the first of these cells that the form has.
PLACES = {
    "province": ("province",),
    "city": ("city",),
    "district": ("district",),
    "name": ("contact", "receiver", "consignee", "name"),
    "phone": ("phone", "mobile"),
}


def share_address(form: "Entries", name: str, parts: dict[str, str]) -> None:
    """Give each part to an empty cell of its own; what finds none stays in the street."""
    before = name.removesuffix("address").removesuffix("street")
    left = dict(parts)
    for part, names in PLACES.items():
        if part not in parts:
            continue
        cell_name = next((before + n for n in names if before + n in form.cells), None)
        cell = form.cells[cell_name] if cell_name else None
        if cell_name and cell and cell.editor.writable:
            standing = cell.editor.typed()
            if not standing:
                cell.editor.set_typed(parts[part])
                cell.editor.settle()
                form.changed.emit(cell_name)
            if standing in ("", parts[part]):
                del left[part]
    editor = form.cells[name].editor
    if isinstance(editor, AddressEditor) and left != parts:
        editor.take_rest(left)
