import type { Words } from './words.ts';

/** The lists for English. */
export const english: Words = {
  month: {
    1: 'january jan',
    2: 'february feb',
    3: 'march',
    4: 'april apr',
    5: 'may',
    6: 'june jun',
    7: 'july jul',
    8: 'august aug',
    9: 'september sept sep',
    10: 'october oct',
    11: 'november nov',
    12: 'december dec',
  },
  number: {
    2: 'two',
    3: 'three',
    4: 'four',
    5: 'five',
    6: 'six',
    7: 'seven',
    8: 'eight',
    9: 'nine',
    10: 'ten',
    11: 'eleven',
    12: 'twelve dozen',
    13: 'thirteen',
    14: 'fourteen',
    15: 'fifteen',
    16: 'sixteen',
    17: 'seventeen',
    18: 'eighteen',
    19: 'nineteen',
    20: 'twenty',
    30: 'thirty',
    40: 'forty',
    50: 'fifty',
    60: 'sixty',
    70: 'seventy',
    80: 'eighty',
    90: 'ninety',
  },
  article: { 1: 'one a an' },
  multiplier: { 100: 'hundred', 1000: 'thousand', 1000000: 'million mln', 1000000000: 'billion bn' },
  measure: {
    killed:
      'killed killing kill kills died dead death deaths dies fatalities fatality perished slain murdered  lives',
    injured:
      'suffered_injuries suffered_wounds suffered_*_injuries suffered_*_wounds injured injuring injuries wounded wounding wounds hurt maimed',
    killed_or_injured:
      'suffered victims_of_landmines victims_of_mines victims_of_mine* been_victims casualties victims_of_mines blown_up',
    returned:
      'returned return returning returnees repatriated came_home come_home resettled went_home gone_home',
    displaced:
      'displaced displacement fled flee fleeing uprooted expelled evacuated forced_to_leave from_their_homes left_their_homes homeless refugees idps',
    missing: 'missing disappeared without_trace without_a_trace unaccounted_for fate_of whereabouts',
    detained:
      'detained captured arrested in_detention imprisoned in_captivity held_captive taken_prisoner taken_hostage held_without behind_bars',
    released: 'were_liberated been_liberated released freed set_free  handed_back exchanged',
    other: 'remains witness*',
  },
  weak: {
    killed_or_injured: 'victims',
    lost: 'lost losing lose',
    released: 'handed_over handed transferred',
    detained: 'detainees detainee prisoners prisoner pows captives hostages visited_*_prisoners held',
    killed: 'bodies body buried  ',
    displaced: 'displaced_persons',
    injured: 'admitted hospitalised hospitalized treated',
  },
  including: 'including among_them among_whom of_whom',
  not_measure:
    'liberated_areas liberated_territories liberated_lands liberated_from newly_liberated newly-liberated',
  of_them: 'of_them of_whom among_them',
  home_destroyed:
    'destroyed destroying wrecked damaged burned burnt razed ruined demolished levelled leveled flattened',
  unit: {
    person:
      'personnel employees employee pedestrians bodies body drivers fighters staff nationals survivors returnees minors nurses doctors people person persons civilians civilian men man women woman children child boys girls residents inhabitants soldiers soldier servicemen troops fighters teachers pupils students passengers shepherds farmers workers journalists deminers officers policemen police citizens individuals villagers prisoners detainees hostages captives refugees idps others victims patients wounded dead missing injured adults elderly members relatives returnees',
    family: 'families family households household',
    home: 'homes home houses house dwellings apartments flats',
    mine: 'mines mine landmines landmine',
    witness: 'witnesses witness',
    thing:
      'requests applications ordnances visits calls villages settlements towns hectares maps schools hospitals churches mosques cemeteries monuments vehicles buses tanks shells rockets missiles bombs drones attacks explosions accidents incidents cases complaints documents records violations buildings shops farms bridges items ordnance devices forms bodies graves',
  },
  measured:
    "% per_cent percent percentage km kilometre* kilometer* metre* meter* miles mile cm mm kg tonnes tons litres hour hours minutes minute seconds days day weeks week months month years year decades centuries dollars euros pounds roubles rubles manats drams degrees times am pm o'clock sides parties governments countries states republics capitals presidents ministers leaders percentage_points points -_year -_day -_hour -_km square_*",
  numbered:
    'article articles art page pages p pp paragraph paragraphs para section sections clause chapter rule annex no number room street flat telephone phone tel fax aged age version resolution case item figure table protocol order exhibit highway road route',
  about:
    'about around some approximately nearly almost roughly an_estimated estimated close_to up_to_about circa as_many_as',
  over: 'exceeded exceeds exceeding_the surpassed more_than over at_least no_fewer_than no_less_than not_less_than not_fewer_than upwards_of in_excess_of a_minimum_of exceeding',
  under: 'up_to at_most no_more_than fewer_than less_than not_more_than under a_maximum_of',
  over_after: 'or_more and_more plus',
  under_after: 'or_fewer or_less',
  between: 'between',
  from: 'from',
  to: 'to until till through - – —',
  and: 'and',
  or: 'or and/or',
  year: '',
  in: 'in since by until before after during of throughout from late early mid between last',
  since: 'since',
  as_of: 'as_of as_at by',
  say: 'held_that ruled found_that denied denies deny rejected rejects disputes disputed dismissed estimates estimated believes accused accuses blamed condemned denounced recorded documented counted said says say saying stated states announced announces claimed claims claim alleged alleges allege reported reports added adds told noted notes declared declares explained explains insisted insists wrote writes replied replies confirmed emphasised emphasized stressed argued argues maintained maintains warned recalled testified acknowledged put_the_toll',
  according: 'according_to in_the_words_of',
  venue:
    'on_its_website on_their_website on_his_website on_the_*_website on_*_website on_social_media on_twitter on_facebook on_telegram in_a_statement in_an_interview in_a_report in_a_post at_a_briefing at_a_press_conference',
  role: 'applicant applicants respondent complainant claimant report statement letter monitors observers nurse teacher farmer survivor survivors refugee mother father experts analyst analysts investigators rapporteur coordinator director head chief embassy volunteers mediators spokesman spokeswoman spokesperson spokespersons resident residents witnesses eyewitnesses officials official government governments authorities side sides office lawyer lawyers prosecutor prosecutors commander relatives survivors sources doctors volunteers deminers police parties army military villagers',
  title:
    'sister father nurse brother bishop mr mrs ms dr prof professor colonel general major captain lieutenant sergeant minister president ambassador judge mayor deputy mp commander sir madam lawyer journalist director chairman chairwoman rev bishop',
  organisation:
    'cabinet army ministry committee commission council agency office foundation fund association union society centre center parliament assembly government organisation organization institute ombudsman academy administration service bureau staff red_cross red_crescent mission initiative group network police army',
  court: 'court tribunal',
  treaty: 'convention conventions covenant treaty protocol protocols statute charter',
  agreement:
    'ceasefire_agreement cease-fire_agreement peace_agreement peace_treaty trilateral_statement joint_statement agreement armistice memorandum_of_understanding truce',
  acronym: 'un osce icrc nato eu unicef unhcr cis icj echr echtr mfa mod',
  weapon:
    'anti-tank_mine* anti-tank anti-personnel_mine* antipersonnel_mine* anti-vehicle_mine* landmine landmines mine mines artillery cluster_munition* cluster_bomb* drone drones uav uavs mortar mortars rocket rockets missile missiles shell shells grenade grenades howitzer* rifle rifles machine_gun* sniper* tank tanks bomb bombs booby-trap* explosive_device* white_phosphorus phosphorus unexploded_ordnance multiple_rocket_launcher*',
  link: 'of the for and on against',
  stop: 'was were had have has is are be been being who that which in of on at by for from with to since near after before when while and or , ; : said will would among including by',
};
