"""The package's plugin as a hook, so that this tree needs no installation; elsewhere `plugins: [doithoai]` does it."""

from doithoai.portal.plugin import PortalPlugin

portal = PortalPlugin()
globals().update({name: getattr(portal, name) for name in dir(portal) if name.startswith("on_")})
