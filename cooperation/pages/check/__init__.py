"""What has changed since a print, for whoever types its code."""
