# Where States stand: dated, sourced entries.

positions-word = Positions
positions-title = Position of { $state }
positions-lead = Where the State has stood, the newest first. Positions change: a new one is a new entry.
positions-other-day = As it stood on { $day }.
positions-add = Note a position
positions-empty = No position noted
positions-empty-text = Note where the State stands, on which day, and who says so.
positions-more = The newest { $n } are shown.
position-heading = { $state }: { $stance }
position-new-title = Note a position
position-edit-title = Correct the position
position-stance = Position
position-held_on = As of
position-held_on-hint = The day on which it stood there.
position-confidence = Confidence
position-detail = In their words
position-source = Source
position-source-hint = Where that is written, or who said it.
position-source_link = Link to the source
position-source_link-hint = An address that begins with https://
position-exchange = Said in this exchange
position-exchange-hint = The latest exchanges with the State that you may read.
position-marking = Marking
position-stance-opposed = opposed
position-stance-undecided = undecided
position-stance-favourable = favourable
position-stance-committed = committed
position-stance-in-process = in process
position-confidence-low = low
position-confidence-low-hint = Hearsay, or read between the lines.
position-confidence-medium = medium
position-confidence-medium-hint = Said by someone who should know.
position-confidence-high = high
position-confidence-high-hint = Said on the record, or in writing.
position-added = The position is noted.
position-binned = The position is removed.

dossier-position = Position:
dossier-position-meta = on { $day }, confidence { $confidence }
dossier-position-all = All entries
dossier-position-nothing = none noted

states-column-position = Position
states-filter-position = Position
states-position-unknown = none noted
