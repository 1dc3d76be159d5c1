import type { Words } from './words.ts';

/** The lists for Azerbaijani; its Cyrillic is read as Latin before it is compared. */
export const azerbaijani: Words = {
  month: {
    1: 'yanvar*',
    2: 'fevral*',
    3: 'mart martın martda martdan martadək marta martına martında martından martınadək',
    4: 'aprel*',
    5: 'may mayın mayda maydan mayadək mayına mayında mayından',
    6: 'iyun iyunun iyunda iyundan iyunadək iyununa iyununda iyunundan',
    7: 'iyul iyulun iyulda iyuldan iyuladək iyuluna iyulunda iyulundan',
    8: 'avqust*',
    9: 'sentyabr*',
    10: 'oktyabr*',
    11: 'noyabr*',
    12: 'dekabr*',
  },
  number: {
    2: 'iki ikisi',
    3: 'üç üçü',
    4: 'dörd dördü',
    5: 'beş beşi',
    6: 'altı altısı',
    7: 'yeddi yeddisi',
    8: 'səkkiz səkkizi',
    9: 'doqquz doqquzu',
    10: 'on onu',
    20: 'iyirmi',
    30: 'otuz',
    40: 'qırx',
    50: 'əlli',
    60: 'altmış',
    70: 'yetmiş',
    80: 'səksən',
    90: 'doxsan',
  },
  article: { 1: 'bir biri' },
  multiplier: {
    100: 'yüz yüzdən',
    1000: 'min mindən minə minlik',
    1000000: 'milyon* mln',
    1000000000: 'milyard*',
  },
  measure: {
    killed:
      'həyatını_itir* canını_itir* ölü ölüsü ölülər dünyasını_dəyiş* həlak öldürül* öldürüb ölüb* öldü ölən ölmüş* ölüm ölmə* vəfat qətl* şəhid* edam',
    injured: 'yaralan* yaralı* yaralayıb xəsarət*',
    killed_or_injured: 'qurban* minaya_düş* zərər_çək*',
    returned: 'geri_dön* dönüb* dönmüş* qayıd* qayıt* qaytarıl* repatriasiya',
    displaced:
      'qaçıb* qaçmaq* qaçmalı* evsiz didərgin* köçkün* qaçqın* evini_tərk evlərini_tərk tərk_edib tərk_etmə* köçürül* qovul* deportasiya',
    missing: 'itkin* yoxa_çıx* taleyi xəbərsiz',
    detained:
      'girovluq* əsarət* saxlanılıb* saxlanılır* saxlanıl* həbs* əsir_götür* əsirlikdə* əsir_düş* tutulub* girov_götür*',
    released: 'azad_edil* azad_ol* azadlığa buraxıl* sərbəst',
    other: 'qalıqlar* cəsəd* şahid şahidi şahidin',
  },
  weak: {
    lost: 'itir* itki*',
    released: 'təhvil* dəyişdiril*',
    detained: 'əsir əsiri əsirin əsirlər əsirləri məhbus* girov* saxlanılan',
    killed: 'dəfn  ',
  },
  including: 'o_cümlədən aralarında onların_arasında',
  not_measure: 'işğaldan_azad* azad_edilmiş_ərazi* azad_edilmiş_torpaq* azad_olunmuş*',
  of_them: 'onlardan bunlardan',
  home_destroyed: 'dağıd* dağıl* məhv* yandır* uçur* yararsız zədələn* yanıb',
  unit: {
    person:
      'uşağ* gənc* qoca* işçi* əməkdaş* həkim* nəfər* şəxs* insan* adam* mülki sakin* əsgər* hərbçi* hərbi hərbi_qulluqçu* müəllim* şagird* tələbə* sərnişin* çoban* fermer* jurnalist* minaaxtaran* zabit* polis* vətəndaş* əsir* məhbus* girov* qaçqın* köçkün* uşaq* qadın* kişi* yaralı* xəstə* döyüşçü* üzv* dinc',
    family: 'ailə ailənin ailəyə ailəsi ailələr*',
    home: 'ev evi evin evə evlər* mənzil* yaşayış_evi',
    mine: 'mina minanın minanı minalar* minaya',
    witness: 'şahid*',
    thing:
      'müraciət* sorğu* insident* hal atışma* kənd kəndi kəndin yaşayış_məntəqə* şəhər* hektar* xəritə* məktəb* xəstəxana* məscid* kilsə* qəbir* qəbiristan* maşın* avtobus* tank* mərmi* raket* bomba* hücum* partlayış* hadisə* şikayət* sənəd* bina* körpü* qurğu* sursat*',
  },
  measured:
    'yaşlı* % faiz* km kilometr* metr* sm mm kq ton* litr* saat* dəqiqə* saniyə* gün gündə günü günlük həftə* ay ayda ayı il ildə ildir illik yaş* yaşı əsr* dollar* avro* manat* dram* rubl* dərəcə* dəfə* tərəf* hökumət* dövlət* ölkə* respublika* prezident*',
  numbered:
    'hər maddə* səhifə* bənd* № nömrə* otaq* küçə* telefon* tel qətnamə* iş fəsil* şəkil* cədvəl* protokol*',
  about: 'təxminən təqribən təxmini haradasa az_qala',
  over: 'ən_azı azı ən_az azından minimum',
  under: 'ən_çoxu maksimum',
  over_after: 'ötüb keçib çox artıq yuxarı az_olmayaraq və_daha_çox',
  about_after: 'yaxın qədər civarında',
  under_after: 'az aşağı',
  from: '',
  to: '- – — ilə',
  and: 'və',
  or: 'və_ya ya ya_da yaxud və/və_ya',
  year: 'il ildə ilin ildən ilə ildəki illər illərdə illərin illəri ilədək',
  in: '',
  since: 'bəri',
  as_of: '',
  say: 'qərara_al* təkzib_ed* rədd_ed* inkar_ed* təsdiqlə* hesab_ed* xatırla* ittiham_ed* qeydə_al* pislə* bildirib* bildirir* bildirdi* bildirmişdir deyib* deyir* dedi dedilər açıqlayıb* açıqladı* açıqlayır* bəyan_ed* bəyan_et* iddia_ed* iddia_et* qeyd_ed* qeyd_et* əlavə_ed* əlavə_et* məlumat_verib* məlumat_verir* məlumat_verdi* vurğulayıb* vurğulayır* danışıb* yazıb* yazır* xəbər_verib* xəbər_verir* cavab_verib* təsdiqləyib* söyləyib* vurğuladı',
  according: '',
  attributed:
    'məlumatına_görə məlumatına_əsasən məlumatlarına_görə sözlərinə_görə bəyanatına_görə iddiasına_görə dediyinə_görə bildirdiyinə_görə hesabatına_görə fikrincə',
  role: 'ərizəçi ərizəçilər müşahidəçi* müəllim ekspertlər müstəntiqlər koordinatoru direktoru rəhbəri səfirliyi vasitəçilər qarşı_tərəf* sözçü* nümayəndə* sakini sakin sakinlər* sakinləri şahidlər rəsmi rəsmilər* rəsmiləri hökumət hökuməti tərəf tərəflər vəkil prokuror komandir yaxınları mənbələr həkimlər könüllülər orduda ordusu hakimiyyəti',
  title:
    'tibb_bacısı koordinatoru cənab xanım doktor professor polkovnik general mayor kapitan leytenant nazir prezident səfir hakim mer deputat vəkil jurnalist direktoru direktor sədri sədr rəhbəri hüquqşünas',
  organisation:
    'kabinet* kollegiya* nazirliy* nazirlik* komitə* komissiya* şura* agentliy* agentlik* fond* assosiasiya* ittifaq* cəmiyyət* mərkəz* parlament* məclis* təşkilat* institut* akademiya* idarə* xidmət* aparat* prokurorluq* prokurorluğ* ombudsman* missiya* qrup*',
  court: 'məhkəmə*',
  treaty: 'konvensiya* pakt* müqaviləsi protokolu protokolunun statut* nizamnamə*',
  agreement:
    'atəşkəs_sazişi* atəşkəs_razılaşma* sülh_sazişi* sülh_müqaviləsi* üçtərəfli_bəyanat* birgə_bəyanat* atəşkəs_haqqında_saziş* memorandum* saziş* barışıq*',
  acronym: 'bmt atət bqxk nato ai unisef mdb xin dtx anama aihm',
  weapon:
    'tank_əleyhinə_mina* piyada_əleyhinə_mina* mina minalar* minanın minanı minaya minası minadan artilleriya* kasetli_bomba* kaset_bombası* kasetli_sursat* pilotsuz_uçuş_aparat* pua dron* minaatan* raket raketlər* raketin raketi mərmi* qumbara* haubitsa* avtomat pulemyot* snayper* tank tanklar* bomba bombalar* partlayıcı_qurğu* fosfor* partlamamış_sursat*',
  link: 'və üzrə işləri ilə insan hüquqları',
  stop: 'və ilə isə ki , ; : haqqında üçün',
};
