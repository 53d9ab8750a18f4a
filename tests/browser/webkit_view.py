"""A window with one page of WebKit, for its driver: run by the system's Python, which has the bindings.

The browser that comes with the driver always shows private pages, and of these WebKit tells no console message.
"""

import os

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")

from gi.repository import Gtk, WebKit2  # noqa: E402 - their versions are chosen before


def main() -> None:
    """Wait for the driver and show a page for it, until somebody ends the process."""
    folder = os.environ["HOME"]
    stored = WebKit2.WebsiteDataManager(base_data_directory=folder, base_cache_directory=folder)
    context = WebKit2.WebContext(website_data_manager=stored)
    context.set_automation_allowed(allowed=True)
    settings = WebKit2.Settings(
        enable_write_console_messages_to_stdout=True,
        hardware_acceleration_policy=WebKit2.HardwareAccelerationPolicy.NEVER,
    )

    def show(_session: object) -> object:
        view = WebKit2.WebView(web_context=context, settings=settings, is_controlled_by_automation=True)
        # Without a frame the window is as large as its page.
        window = Gtk.Window(decorated=False)
        window.add(view)
        window.show_all()
        return view

    def start(_context: object, session: "WebKit2.AutomationSession") -> None:
        about = WebKit2.ApplicationInfo()
        about.set_name("view")
        session.set_application_info(about)
        session.connect("create-web-view", show)

    context.connect("automation-started", start)
    Gtk.main()


if __name__ == "__main__":
    main()
