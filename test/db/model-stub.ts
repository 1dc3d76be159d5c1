import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';

/** What the stub was asked, as it came. */
export interface StubRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: {
    readonly model: string;
    readonly temperature: number;
    readonly seed: number;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
  };
}

type Reply = (response: ServerResponse, request: StubRequest) => void;

async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

/** The answer of a server of the protocol whose model wrote `content`. */
export function completion(content: unknown, more: object = {}): Reply {
  return (response, request) => {
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({
        id: 'x',
        object: 'chat.completion',
        model: `${request.body.model}-2031`,
        choices: [
          {
            index: 0,
            finish_reason: 'stop',
            message: {
              role: 'assistant',
              content: typeof content === 'string' ? content : JSON.stringify(content),
            },
          },
        ],
        usage: { prompt_tokens: 120, completion_tokens: 30, total_tokens: 150 },
        ...more,
      }),
    );
  };
}

/** Answers with a status and nothing that anybody should read. */
export const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Reply =>
  (response, request) => {
    response.writeHead(code, headers);
    response.end(JSON.stringify({ error: { message: `no: ${request.authorization}` } }));
  };

/** A server of the chat-completions protocol on loopback that answers as it is told; it ends with the tests of the file. */
export async function modelStub() {
  const requests: StubRequest[] = [];
  let reply: Reply = status(500);
  const server: Server = createServer((request, response) => {
    void readBody(request).then((text) => {
      const asked = {
        path: request.url ?? '',
        authorization: request.headers.authorization,
        body: JSON.parse(text) as StubRequest['body'],
      };
      requests.push(asked);
      reply(response, asked);
    });
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    requests,
    host: `127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}/v1`,
    /** What it answers from now on. */
    answer: (next: Reply): void => {
      reply = next;
    },
  };
}
