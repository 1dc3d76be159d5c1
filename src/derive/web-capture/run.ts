import type { ToolContext, ToolOutcome } from '../model.ts';
import {
  captureFormat,
  openCapture,
  surveyCapture,
  type OpenCapture,
  type SurveyedCapture,
} from './capture.ts';
import type { WaczFacts } from './wacz.ts';

type Values = Record<string, string | number>;

const present = (values: Readonly<Record<string, string | number | null | undefined>>): Values =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [[name, value]],
    ),
  );

/** Facts under names as ExifTool writes them, `Family:Tag`; those of `Capture` are counted and compared, all others are said by the file. */
function metadataOf(
  { format, files }: OpenCapture,
  { survey, pages }: SurveyedCapture,
  wacz: WaczFacts | null,
): Values {
  const { digests, information, byType } = survey;
  const said = (name: string): string | undefined => information.find((one) => one[name])?.[name];
  const own = present({
    'Capture:Format': format === 'wacz' ? 'WACZ' : 'WARC',
    'Capture:Files': files.length,
    'Capture:Records': survey.records,
    'Capture:Pages': pages.length,
    'Capture:First': survey.firstAt,
    'Capture:Last': survey.lastAt,
    'Capture:Title': wacz?.title,
    'Capture:Software': said('software') ?? wacz?.software,
    'Capture:Operator': said('operator'),
    'Capture:DigestsMatch': digests.matches,
    'Capture:DigestsDiffer': digests.differs,
    'Capture:DigestsNotChecked': digests.unknown,
    'Capture:WithoutDigest': digests.none,
    'Capture:PackageDigest': wacz?.packageDigest,
    'Capture:Signature': wacz?.signature,
  });
  const types = Object.fromEntries(
    [...byType]
      .slice(0, 20)
      .map(([type, count]) => [`Capture:Records-${type.slice(0, 20) || 'other'}`, count]),
  );
  const pack = present({
    'WACZ:Version': wacz?.version,
    'WACZ:Description': wacz?.description,
    'WACZ:Created': wacz?.created,
    'WACZ:Software': wacz?.software,
    'WACZ:MainPage': wacz?.mainPage,
  });
  const warcinfo: Values = {};
  for (const one of information)
    for (const [name, value] of Object.entries(one)) warcinfo[`WARC:${name}`] ??= value;
  return { ...own, ...types, ...pack, ...warcinfo };
}

/** What a web capture says of itself as metadata; what is wrong with it as findings. Its pages were taken out when it was received. */
export async function readCapture(context: ToolContext): Promise<ToolOutcome> {
  const format = await captureFormat(context.inputPath);
  if (format === null) return { outcome: 'not-applicable' };
  const capture = await openCapture(context.inputPath, format, context.name);
  try {
    const surveyed = await surveyCapture(capture, context.name);
    const facts = await capture.facts();
    const metadata = metadataOf(capture, surveyed, facts);
    return {
      outcome: 'done',
      copies: [
        {
          role: 'metadata',
          page: null,
          mediaType: 'application/json',
          content: Buffer.from(JSON.stringify(metadata, null, 1)),
        },
      ],
      findings: [...capture.findings.all(), ...surveyed.survey.findings.all()],
      params: { records: surveyed.survey.records, pages: surveyed.pages.length },
    };
  } finally {
    await capture.close();
  }
}
