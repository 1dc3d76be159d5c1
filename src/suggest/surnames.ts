/**
 * The endings of surnames common in the region, on folded words, with the cases of Russian, Azerbaijani and Armenian.
 * A sign and no more: a name of another kind is found only with a title before it.
 */
export const PERSON_NAME =
  /(?:..(?:[oe]v|[oe]va|yan|ian|yants|iants|zade|enko|sk[iy]|li|oglu|ogly|shvili|dze)(?:in|un|nin|a|e|dan|den)?|..(?:[оеё]в|[оеё]ва|[оеё]вой|ян|янц|заде|енко|ский|ская|лы|ли|оглы|швили)(?:а|у|ом|ым|е|ой)?|..(?:յան|յանց|ով|եւ|ովա|եւա|զադե|լի|ենկո|օղլու)(?:ը|ն|ի|ին|ից|նին|յի|ներ)?)$/u;
