"""The page of the clause library, the product's and the ministry's own."""
