# Où en sont les États : des entrées datées, avec leur source.

positions-word = Positions
positions-title = Position : { $state }
positions-lead = Où en était l’État, la plus récente d’abord. Une position change : une nouvelle est une nouvelle entrée.
positions-other-day = Telle qu’elle était le { $day }.
positions-add = Noter une position
positions-empty = Aucune position notée
positions-empty-text = Notez où en est l’État, à quelle date, et qui le dit.
positions-more = Les { $n } plus récentes sont affichées.
position-heading = { $state } : { $stance }
position-new-title = Noter une position
position-edit-title = Corriger la position
position-stance = Position
position-held_on = À la date du
position-held_on-hint = Le jour où l’État en était là.
position-confidence = Fiabilité
position-detail = Dans leurs termes
position-source = Source
position-source-hint = Où c’est écrit, ou qui l’a dit.
position-source_link = Lien vers la source
position-source_link-hint = Une adresse qui commence par https://
position-exchange = Dit lors de cet échange
position-exchange-hint = Les derniers échanges avec l’État que vous pouvez lire.
position-marking = Marquage
position-stance-opposed = opposé
position-stance-undecided = indécis
position-stance-favourable = favorable
position-stance-committed = engagé
position-stance-in-process = en cours
position-confidence-low = faible
position-confidence-low-hint = Un ouï-dire, ou lu entre les lignes.
position-confidence-medium = moyenne
position-confidence-medium-hint = Dit par quelqu’un qui devrait le savoir.
position-confidence-high = élevée
position-confidence-high-hint = Dit officiellement, ou par écrit.
position-added = La position est notée.
position-binned = La position est retirée.

dossier-position = Position :
dossier-position-meta = le { $day }, fiabilité { $confidence }
dossier-position-all = Toutes les entrées
dossier-position-nothing = aucune notée

states-column-position = Position
states-filter-position = Position
states-position-unknown = aucune notée
