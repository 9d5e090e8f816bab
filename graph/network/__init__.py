"""Graph data → a network: nodes, edges, communities and places, with what a page tells about them."""
