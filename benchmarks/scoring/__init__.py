"""How well articles are read: public sets and our own annotation in, a table of figures out.

`sets` finds the data; `ours`, `baseline` and `peers` make predictions; `annotated`, `quotations`,
`quantities`, `pages` and `pace` measure; `table` prints. The scorers and the data lie beside the
project and are never copied into it.
"""
