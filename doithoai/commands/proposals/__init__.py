"""One proposal for a whole change: from the files as they lie to a request that somebody reviews.

`store` is Git as little as that needs, by the program (`by_git`) or without it (`by_dulwich`); `merging` applies edits
again, field by field; `standing` says what the archive is to show; `memory` what was proposed; `forge` asks for review.
"""
