"""The RDF edge: values become statements here, and the engine is wrapped here, once.

Must stay true: the same extraction gives the same bytes, and no engine's term or exception
leaves the layer.
"""
