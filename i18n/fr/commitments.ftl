# Engagements : qui a promis quoi, pour quand.

commitments-title = Engagements
commitments-bin-title = Engagements dans la corbeille
commitments-count = { $n ->
    [one] { $shown } engagement
   *[other] { $shown } engagements
}
commitments-count-more = plus de { $shown } engagements
commitments-tabs = Où ils en sont
commitments-tab-open = En cours
commitments-tab-overdue = En retard
commitments-tab-done = Tenus
commitments-head-promise = Ce qui a été promis
commitments-head-state = État
commitments-head-owner = Qui l’a promis
commitments-head-with = Convenu avec
commitments-head-due = Échéance
commitments-head-done = Tenu le
commitments-head-team = Équipe
commitments-head-marking = Marquage
commitments-head-change = Modifier
commitments-filter-state = État
commitments-filter-owner = Qui l’a promis
commitments-filter-until = Échéance au plus tard le
commitments-none = Rien à tenir ici
commitments-none-text = Les engagements naissent des échanges : consignez-en un et notez qui a promis quoi, pour quand.
commitments-none-filtered = Aucun engagement ne répond à ces filtres

commitment-new-title = Noter un engagement
commitment-edit-title = Modifier l’engagement
commitment-submit = Enregistrer l’engagement
commitment-add = Noter un engagement
commitment-add-row = En ajouter un
commitment-state = État
commitment-promise = Ce qui a été promis
commitment-owner = Qui l’a promis
commitment-owner-state = L’État
commitment-due_on = Échéance
commitment-people = Convenu avec
commitment-people-hint = Qui l’a promis au nom de l’État, ou à qui nous l’avons promis
commitment-post = Ou avec un poste
commitment-post-hint = Lorsqu’il est vacant et que le prochain titulaire n’est pas encore connu
commitment-with-one = Un engagement est convenu avec une seule personne ou un seul poste.
commitment-marking = Qui peut le lire
commitment-exchange = Issu de
commitment-exchange-open = L’échange
commitment-noted = Noté le
commitment-no-day = sans échéance
commitment-due-on = échéance : { $day }
commitment-kept-on = tenu le { $day }
commitment-late = { $n ->
    [one] { $n } jour de retard
   *[other] { $n } jours de retard
}
commitment-standing-open = En cours
commitment-standing-overdue = En retard
commitment-standing-done = Tenu
commitment-mark-done = Marquer comme tenu
commitment-reopen = Rouvrir
commitment-done-flash = L’engagement est tenu.
commitment-reopened-flash = L’engagement est rouvert.
commitment-binned = L’engagement est dans la corbeille.
commitment-restored = L’engagement est de retour dans la liste.
commitment-in-bin = Dans la corbeille. Il sera effacé après 30 jours.
