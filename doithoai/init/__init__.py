"""Starting an archive of one's own, and taking it to the next version: plain text in, plain files out.

Needs nothing but the plain wheel. What is copied into a new archive is the stock (stock.py); what is written beside
the records comes from templates/, in which @WORDS@ are replaced.
"""
