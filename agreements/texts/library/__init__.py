"""The clause library and the starting texts: data in four languages, and how they are read and filled. Pure."""
