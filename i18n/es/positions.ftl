# Dónde están los Estados: entradas fechadas y con fuente.

positions-word = Posiciones
positions-title = Posición: { $state }
positions-lead = Dónde ha estado el Estado, lo más reciente primero. Las posiciones cambian: una nueva es una entrada nueva.
positions-other-day = Como estaba el { $day }.
positions-add = Anotar una posición
positions-empty = Ninguna posición anotada
positions-empty-text = Anote dónde está el Estado, en qué fecha y quién lo dice.
positions-more = Se muestran las { $n } más recientes.
position-heading = { $state }: { $stance }
position-new-title = Anotar una posición
position-edit-title = Corregir la posición
position-stance = Posición
position-held_on = A fecha de
position-held_on-hint = El día en que estaba ahí.
position-confidence = Fiabilidad
position-detail = En sus palabras
position-source = Fuente
position-source-hint = Dónde está escrito, o quién lo dijo.
position-source_link = Enlace a la fuente
position-source_link-hint = Una dirección que empieza por https://
position-exchange = Dicho en este contacto
position-exchange-hint = Los últimos contactos con el Estado que usted puede leer.
position-marking = Marca
position-stance-opposed = opuesto
position-stance-undecided = indeciso
position-stance-favourable = favorable
position-stance-committed = comprometido
position-stance-in-process = en trámite
position-confidence-low = baja
position-confidence-low-hint = De oídas, o leído entre líneas.
position-confidence-medium = media
position-confidence-medium-hint = Dicho por alguien que debería saberlo.
position-confidence-high = alta
position-confidence-high-hint = Dicho oficialmente, o por escrito.
position-added = La posición está anotada.
position-binned = La posición se ha quitado.

dossier-position = Posición:
dossier-position-meta = el { $day }, fiabilidad { $confidence }
dossier-position-all = Todas las entradas
dossier-position-nothing = ninguna anotada

states-column-position = Posición
states-filter-position = Posición
states-position-unknown = ninguna anotada
