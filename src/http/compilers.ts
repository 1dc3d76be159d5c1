import ajvCompiler from '@fastify/ajv-compiler';
import serializerCompiler from '@fastify/fast-json-stringify-compiler';

type Named = Readonly<Record<string, unknown>>;
type BuildValidator = ReturnType<typeof ajvCompiler>;
type BuildSerializer = ReturnType<typeof serializerCompiler>;

/** Names of schemas that a schema refers to by itself. */
function referredTo(schema: unknown, found = new Set<string>()): Set<string> {
  if (typeof schema !== 'object' || schema === null) return found;
  for (const [key, value] of Object.entries(schema))
    if (key === '$ref' && typeof value === 'string') found.add(value.split('#', 1)[0] ?? '');
    else referredTo(value, found);
  return found;
}

/** The named schemas that a schema needs, by way of others, too. */
function needed(schema: unknown, named: Named, direct: Map<string, Set<string>>): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  const open = [...referredTo(schema)];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (name in found || !(name in named)) continue;
    found[name] = named[name];
    const further = direct.get(name) ?? referredTo(named[name]);
    direct.set(name, further);
    open.push(...further);
  }
  return found;
}

interface Compiled {
  (data: unknown, at?: unknown): unknown;
  errors?: unknown;
  /** That it is of Ajv: Fastify then says where what is checked stands, so that it can be replaced. */
  schemaEnv?: unknown;
}

/** What checks, compiled when something is first to be checked. */
function whenFirstAsked(compile: () => Compiled): Compiled {
  let made: Compiled | null = null;
  const check: Compiled = (data, at) => {
    made ??= compile();
    const answer = made(data, at);
    check.errors = made.errors;
    return answer;
  };
  check.schemaEnv = {};
  return check;
}

/**
 * Fastify's own compilers of schemas, asked for less. As it comes it hands each route all named schemas of the server, which are checked and
 * resolved for each of them again, and it compiles all routes before it listens: with 400 routes and 200 schemas a server took six seconds to start.
 * Here the compiler of what comes in is made once, the one of answers gets the schemas that the answer needs, and a route is compiled
 * when it is first asked for, unless `isAtOnce` wants it before. For `schemaController` of Fastify; all schemas are named before the first route is.
 */
export function compilersOnce(isAtOnce: (url: string) => boolean): {
  buildValidator: BuildValidator;
  buildSerializer: BuildSerializer;
} {
  const buildValidator = ajvCompiler();
  const buildSerializer = serializerCompiler();
  let validator: ReturnType<BuildValidator> | null = null;
  let serializer: ReturnType<BuildSerializer> | null = null;
  return {
    buildValidator(named, options) {
      const compile = (validator ??= buildValidator(named, options)) as (route: { url: string }) => Compiled;
      const compiler = (route: { url: string }): Compiled =>
        isAtOnce(route.url) ? compile(route) : whenFirstAsked(() => compile(route));
      return compiler as ReturnType<BuildValidator>;
    },
    buildSerializer(named, options) {
      const direct = new Map<string, Set<string>>();
      const all = named as Named;
      return (serializer ??= (route) => {
        const compile = (): ((data: unknown) => string) =>
          buildSerializer(needed(route.schema, all, direct), options)(route);
        if (isAtOnce(route.url)) return compile();
        let made: ((data: unknown) => string) | null = null;
        return (data: unknown) => (made ??= compile())(data);
      });
    },
  };
}
