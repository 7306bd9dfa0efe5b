"""Between QGIS and the types of the layers below."""
