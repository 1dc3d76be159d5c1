/** Writes law/schema from what src/law checks, for editors and for whoever checks packages with other tools. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCHEMAS, schemaText, SHIPPED_LAW } from '#law';
import { calibrationSchemaText } from '#matrix';

for (const kind of Object.keys(SCHEMAS) as (keyof typeof SCHEMAS)[])
  writeFileSync(join(SHIPPED_LAW, 'schema', `${kind}.json`), schemaText(kind));
writeFileSync(join(SHIPPED_LAW, 'schema', 'calibration.json'), calibrationSchemaText());
