"""Two ways of using a page: with a pointer, and with the keyboard alone.

A journey is written once in terms of `press`, `type_into`, `choose`; each pair of hands does them
its own way. The keyboard never touches the mouse: it walks with Tab until the thing has the focus,
so whatever cannot be reached that way fails the journey.
"""

from playwright.sync_api import Locator, Page, expect

MOST_TABS = 150


def expect_settled(page: Page) -> None:
    """Wait until the server has answered: the board shows a move before it has heard of it."""
    expect(page.locator(".is-moving")).to_have_count(0)


class Pointer:
    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, target: Locator) -> None:
        target.click()

    def type_into(self, target: Locator, text: str) -> None:
        target.click()
        target.fill(text)

    def choose(self, target: Locator, label: str) -> None:
        target.select_option(label=label)

    def move_card(self, name: str, to: str) -> None:
        """Drag a card of the board into another column."""
        self.page.wait_for_load_state()
        self._card(name).drag_to(self._column(to))
        expect_settled(self.page)

    def _card(self, name: str) -> Locator:
        return self.page.locator("[data-card]", has_text=name)

    def _column(self, name: str) -> Locator:
        return self.page.locator(f"[data-column][data-name='{name}']")


class Keyboard:
    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, target: Locator) -> None:
        self.reach(target)
        self.page.keyboard.press("Enter")

    def type_into(self, target: Locator, text: str) -> None:
        self.reach(target)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def choose(self, target: Locator, label: str) -> None:
        """Choose in a select by typing its beginning, as the browser offers it."""
        self.reach(target)
        self.page.keyboard.type(label)
        expect(target.locator("option:checked")).to_have_text(label)

    def shortcut(self, key: str) -> None:
        """Press a key that a script listens to: scripts run once the whole page is there."""
        self.page.wait_for_load_state()
        self.page.keyboard.press(key)

    def move_card(self, name: str, to: str) -> None:
        """Focus a card, press `m`, walk to the stage with the arrows, Enter."""
        self.reach(self.page.locator("[data-card]", has_text=name).get_by_role("link").first)
        self.shortcut("m")
        menu = self.page.locator("#card-menu")
        expect(menu).to_be_visible()
        choice = menu.locator("[data-move-to]", has_text=to)
        for _ in range(20):
            if self._has_focus(choice):
                break
            self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Enter")
        expect_settled(self.page)

    def reach(self, target: Locator) -> None:
        """Walk with Tab until the target has the focus."""
        expect(target).to_be_visible()
        for _ in range(MOST_TABS):
            if self._has_focus(target):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not reach {target}.")

    def _has_focus(self, target: Locator) -> bool:
        return bool(target.evaluate("element => element === element.ownerDocument.activeElement"))
