"""What `render.py` measures: the same content printed by our renderers and by other tools."""
