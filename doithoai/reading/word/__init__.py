"""Documents of Word as offices write them, hardened: opened in bounds, understood by their layout, body as Markdown.

`package` opens one and refuses what must not be taken over, `lines` reads paragraphs and tables, `components` knows the
nine parts of a paper of the State (Nghị định 30/2020/NĐ-CP) and those of the Party, `markdown` writes the body.
"""
