import jsonld from 'jsonld';

/** A statement of a graph. */
export interface Statement {
  readonly subject: string;
  readonly predicate: string;
  readonly object: string;
}

/**
 * The statements of a JSON-LD file, as the processor of the W3C’s community group reads it: an independent reader of what we write. Nothing may be fetched; what
 * it would leave out without a word (terms that no context maps, names that are no IRI) is an error. `base`: against which relative names are read.
 */
export async function statementsOf(text: string, base: string): Promise<Statement[]> {
  const quads = (await jsonld.toRDF(
    JSON.parse(text) as object,
    {
      base,
      safe: true,
      documentLoader: (url: string) => Promise.reject(new Error(`it refers to ${url}`)),
    } as jsonld.Options.ToRdf,
  )) as readonly Record<'subject' | 'predicate' | 'object', { value: string }>[];
  return quads.map(({ subject, predicate, object }) => ({
    subject: subject.value,
    predicate: predicate.value,
    object: object.value,
  }));
}
