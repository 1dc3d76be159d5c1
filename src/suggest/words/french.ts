import type { Words } from './words.ts';

/** The lists for French. */
export const french: Words = {
  month: {
    1: 'janvier janv',
    2: 'février',
    3: 'mars',
    4: 'avril',
    5: 'mai',
    6: 'juin',
    7: 'juillet',
    8: 'août',
    9: 'septembre sept',
    10: 'octobre',
    11: 'novembre',
    12: 'décembre',
  },
  number: {
    2: 'deux',
    3: 'trois',
    4: 'quatre',
    5: 'cinq',
    6: 'six',
    7: 'sept',
    8: 'huit',
    9: 'neuf',
    10: 'dix dizaine',
    11: 'onze',
    12: 'douze douzaine',
    13: 'treize',
    14: 'quatorze',
    15: 'quinze quinzaine',
    16: 'seize',
    17: 'dix-sept',
    18: 'dix-huit',
    19: 'dix-neuf',
    20: 'vingt vingtaine',
    30: 'trente trentaine',
    40: 'quarante',
    50: 'cinquante cinquantaine',
    60: 'soixante',
    70: 'soixante-dix',
    80: 'quatre-vingt quatre-vingts',
    90: 'quatre-vingt-dix',
  },
  article: { 1: 'un une' },
  multiplier: {
    100: 'cent cents centaine',
    1000: 'mille millier',
    1000000: 'million millions',
    1000000000: 'milliard milliards',
  },
  measure: {
    killed:
      'succomb* perdu_la_vie tué* tuant mort morts morte mortes mourir décédé* péri péris décès abattu* assassiné* exécuté* vie',
    injured: 'blessé* blessant mutilé*',
    killed_or_injured: 'victimes_de_mines',
    returned: 'rentré* revenu revenus revenue revenues retourné* regagné* rapatrié* retour',
    displaced:
      'contraint*_de_fuir contraint*_de_partir contraint*_de_quitter sans-abri déplacé* fui fuir expulsé* évacué* quitter_leur* quitté_leur* chassé* réfugiés exode',
    missing: 'disparu* manquant* sans_trace sort_de sort_d',
    detained:
      'pris_en_otage prise_en_otage prises_en_otage retenu* interpellé* détenu détenus détenue détenues capturé* arrêté* emprisonné* en_détention en_captivité prisonniers_à fait_prisonnier* faits_prisonnier* incarcéré*',
    released: 'libéré* relâché* remis_en_liberté échangé*',
    other: 'restes dépouilles témoin*',
  },
  weak: {
    released: 'remis remise remises rendu rendus',
    detained: 'prisonnier prisonniers captifs otages',
    killed: 'enterré* inhumé* perdu perdus corps',
    injured: 'soigné* hospitalisé*',
  },
  including: 'dont y_compris parmi_eux parmi_lesquels parmi_lesquelles notamment',
  of_them: "dont parmi_eux d_'_entre_eux",
  home_destroyed: 'dévast* incendi* détrui* endommagé* brûlé* rasé* ravagé* démoli* incendié* anéanti*',
  unit: {
    person:
      'ressortissants survivants rescapés mineurs fonctionnaires infirmiers travailleurs personnes personne civils civil hommes homme femmes femme enfants enfant habitants résidents soldats soldat militaires combattants enseignants élèves étudiants passagers bergers agriculteurs ouvriers journalistes démineurs officiers policiers citoyens villageois prisonniers détenus otages captifs réfugiés déplacés autres victimes patients blessés morts disparus adultes membres proches individus',
    family: 'familles famille ménages ménage foyers',
    home: 'maisons maison logements habitations appartements',
    mine: 'mines mine',
    witness: 'témoins témoin',
    thing:
      'villages localités villes hectares cartes écoles hôpitaux églises mosquées cimetières véhicules autocars chars obus roquettes missiles bombes attaques explosions accidents incidents cas plaintes documents bâtiments ponts engins tombes corps formulaires',
  },
  measured:
    '% pour_cent pourcent km kilomètre* mètre* cm mm kg tonne* litre* heure heures h minute minutes seconde* jour jours semaine* mois an ans année années décennie* siècle* dollar* euro* rouble* dram* manat* degré* fois parties gouvernements pays états républiques côtés camps points présidents ministres',
  numbered:
    'article articles art page pages p pp paragraphe paragraphes section chapitre règle annexe n° no numéro salle rue téléphone tél âgé âgée résolution affaire figure tableau protocole point',
  about:
    'environ près_de près_d quelque quelques autour_de presque approximativement une_estimation_de à_peu_près',
  over: 'plus_de plus_d au_moins pas_moins_de au_minimum plus_que',
  under: "moins_de jusqu_'_à au_plus au_maximum tout_au_plus",
  over_after: 'ou_plus et_plus',
  under_after: 'ou_moins',
  between: 'entre',
  from: 'de du',
  to: "au à jusqu_'_au - – —",
  and: 'et',
  or: 'ou et/ou',
  in: "en depuis de dès avant après fin début jusqu_'_en courant mi-",
  since: 'depuis',
  as_of: 'au à_la_date_du en_date_du',
  say: 'nie nient nié dément démenti rejette rejettent rejeté réfute conteste contestent contesté prétend prétendu considère accuse accusé dénonce dénoncé condamné qualifié recensé se_souvient confié déploré signale signalent signalé fait_savoir insiste déclaré déclare déclarent dit disent affirmé affirme affirment indiqué indique indiquent annoncé annonce annoncent ajouté ajoute précisé précise souligné souligne soutient soutiennent allègue allèguent rapporté rapporte raconté raconte expliqué explique noté note écrit répondu répond assuré assure estimé estime confirmé confirme fait_état rappelé rappelle',
  according: "selon d_'_après",
  venue:
    "sur_son_site sur_leur_site dans_un_communiqué dans_un_rapport dans_un_entretien lors_d_'_une_conférence_de_presse sur_les_réseaux_sociaux",
  role: 'observateurs infirmière infirmier enseignant survivant réfugié experts enquêteurs rapporteur coordinateur coordinatrice directeur directrice chef ambassade médiateurs partie porte-parole habitant habitants témoins responsables gouvernement autorités parties partie avocat avocats avocate procureur commandant proches survivants sources médecins bénévoles démineurs armée villageois',
  title:
    'sœur père infirmière infirmier évêque m mme monsieur madame maître me docteur dr professeur professeure pr colonel colonelle général générale commandant capitaine lieutenant ministre président présidente juge maire député députée avocat avocate journaliste directeur directrice ambassadeur',
  organisation:
    'ministère comité commission conseil agence bureau fondation association union société centre parlement assemblée organisation institut académie administration service parquet croix-rouge croissant-rouge mission réseau groupe police',
  court: 'cour tribunal',
  treaty: 'convention conventions pacte traité protocole protocoles statut charte',
  agreement:
    'accord_de_cessez-le-feu accord_de_paix accord_de_trêve déclaration_trilatérale déclaration_commune cessez-le-feu traité_de_paix armistice mémorandum',
  acronym: 'onu osce cicr otan ue unicef hcr cei cij cedh',
  weapon:
    "tireur_d_'_élite tireurs_d_'_élite snipers mine_antichar mines_antichar* mine_antipersonnel mines_antipersonnel* mine mines artillerie armes_à_sous-munitions sous-munitions drone drones mortier mortiers roquette roquettes missile missiles obus grenade grenades obusier* fusil fusils mitrailleuse* bombe bombes engin_explosif engins_explosifs phosphore_blanc phosphore char chars munitions_non_explosées",
  link: "de du des d la le les l et pour sur aux au contre ' ’ en",
  stop: 'ont avaient avait a sont est était étaient été qui que dans de sur au aux par pour en avec à depuis près après avant lorsque et ou , ; : dont parmi ayant tous',
};
