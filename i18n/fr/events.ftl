# Événements, invités et présents.

events-title = Événements
events-bin-title = Événements dans la corbeille
events-count = { $n ->
    [one] { $shown } événement
   *[other] { $shown } événements
}
events-count-more = plus de { $shown } événements
events-tabs = Quels événements
events-tab-upcoming = À venir
events-tab-past = Passés
events-head-title = Événement
events-head-days = Date
events-head-kind = Nature
events-head-place = Lieu
events-head-starts = Premier jour
events-head-ends = Dernier jour
events-head-organizer = Organisateur
events-head-activity = Activité du plan de travail
events-head-invited = Invités
events-head-came = Venus
events-head-marking = Marquage
events-filter-kind = Nature
events-filter-activity = Activité du plan de travail
events-meetings = Calendrier des réunions officielles
events-none = Aucun événement à venir
events-none-past = Aucun événement n’a encore eu lieu
events-none-text = Saisissez un atelier, un événement parallèle ou une réunion ; invitez-y ensuite des États et des personnes.
events-none-filtered = Aucun événement ne répond à ces filtres

event-kind-regional-workshop = Atelier régional
event-kind-side-event = Événement parallèle
event-kind-formal-meeting = Réunion officielle
event-kind-informal-working-group = Groupe de travail informel
event-kind-parliamentary-event = Événement parlementaire
event-attendance-invited = invité
event-attendance-confirmed = viendra
event-attendance-declined = a décliné
event-attendance-attended = est venu
event-attendance-absent = n’est pas venu
event-add = Saisir un événement
event-new-title = Saisir un événement
event-new-intro = Les États et les personnes s’invitent sur sa page, une fois l’événement enregistré.
event-edit-title = Modifier l’événement
event-submit = Enregistrer l’événement
event-title = Titre
event-kind = Nature
event-starts_on = Premier jour
event-ends_on = Dernier jour
event-ends_on-hint = Vide pour un événement d’un jour
event-ends_on-early = Le dernier jour précède le premier.
event-place = Lieu
event-zone = Fuseau horaire
event-organizer = Organisateur
event-description = Description
event-activity = Activité du plan de travail
event-marking = Qui peut le lire
event-entered = Saisi le { $day } par { $by }.
event-in-bin = Dans la corbeille depuis le { $day }. Il sera effacé après 30 jours.
event-bin-hint = Les échanges qui y ont eu lieu restent. L’événement peut être repris pendant 30 jours.
event-binned = L’événement est dans la corbeille.
event-restored = L’événement est de retour.
event-figure-invited = invités
event-figure-confirmed = ont dit venir
event-figure-came = sont venus
event-states = { $n ->
    [one] pour { $n } État
   *[other] pour { $n } États
}
event-guests = Invités et présents
event-no-guests = Personne n’a encore été invité.
event-head-state = État
event-head-person = Personne
event-head-attendance = Participation
event-head-note = Remarque
event-head-remove = Retirer
event-nobody-named = personne de désigné
event-attendance-of = Participation : { $guest }
event-guest-note = Remarque : { $guest }
event-guest-remove = Retirer : { $guest }
event-guests-save = Enregistrer la participation
event-guests-saved = La participation est enregistrée.
event-invite = Inviter
event-invite-states = États
event-invite-states-hint = Saisir un nom ; plusieurs sont possibles
event-invite-people = Personnes
event-invite-people-hint = Chacune vient pour l’État dont elle occupe un poste
event-invite-submit = Inviter
event-invite-nobody = Choisissez au moins un État ou une personne.
event-invite-stateless = { $name } n’occupe de poste pour aucun État, et ne peut être invité pour l’un d’eux.
event-invited = Ils sont invités.
event-log-here = Consigner un échange ici
event-exchanges = Échanges qui y ont eu lieu
event-exchanges-all = Tous dans le journal
event-no-exchanges = Aucun n’a été consigné.
