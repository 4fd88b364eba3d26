import { Router } from 'express';
import { oas31 } from 'zod-openapi';
import { startRouter } from './__testUtils__/startRouter';

const methods = ['get', 'post', 'patch', 'delete', 'put'] as const;

async function readDocument() {
  const { api, router } = await startRouter();
  const { body } = await api.get('/openapi.json').expect(200);
  return { document: body as oas31.OpenAPIObject, router };
}

function operationsOf(document: oas31.OpenAPIObject) {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap(method => {
      const operation = item[method];
      return operation ? [{ path, method, operation }] : [];
    }),
  );
}

function servedBy(router: Router): string[] {
  return router.stack.flatMap(({ route }) =>
    route
      ? methods
          .filter(method =>
            route.stack.some(
              (layer: { method: string }) => layer.method === method,
            ),
          )
          .map(method => `${method} ${route.path}`)
      : [],
  );
}

function collect(value: unknown, key: string): string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([name, inner]) =>
    name === key && typeof inner === 'string' ? [inner] : collect(inner, key),
  );
}

describe('openapi.json', () => {
  it('has all that is served, and nothing else', async () => {
    const { document, router } = await readDocument();
    const described = operationsOf(document).map(
      ({ path, method }) =>
        `${method} ${path.replace(/\{(\w+)\}/g, (_, name) => `:${name}`)}`,
    );
    expect(described.sort()).toEqual(servedBy(router).sort());
    expect(described.length).toBeGreaterThan(20);
  });

  it('is a document of OpenAPI 3.1', async () => {
    const { document } = await readDocument();
    expect(document.openapi).toBe('3.1.0');
    expect(document.info).toMatchObject({
      title: expect.any(String),
      version: expect.any(String),
    });
    for (const ref of collect(document, '$ref')) {
      const [, ...path] = ref.split('/');
      const target = path.reduce<unknown>(
        (node, key) => (node as Record<string, unknown>)?.[key],
        document,
      );
      expect([ref, typeof target]).toEqual([ref, 'object']);
    }
    for (const name of Object.keys(document.components?.schemas ?? {})) {
      expect(name).toMatch(/^[a-zA-Z0-9._-]+$/);
    }
    const tags = document.tags?.map(({ name }) => name);
    for (const { operation } of operationsOf(document)) {
      expect(tags).toEqual(expect.arrayContaining(operation.tags ?? []));
    }
  });

  it('names each operation once and tells all about it', async () => {
    const { document } = await readDocument();
    const operations = operationsOf(document);
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, method, operation } of operations) {
      const parameters = (operation.parameters ??
        []) as oas31.ParameterObject[];
      const inPath = parameters.filter(parameter => parameter.in === 'path');
      expect(inPath.map(({ name }) => `{${name}}`)).toEqual(
        path.match(/\{\w+\}/g) ?? [],
      );
      expect(inPath.every(({ required }) => required)).toBe(true);
      expect(parameters.every(({ schema }) => schema)).toBe(true);
      expect(operation.summary).toBeTruthy();
      expect(operation.requestBody !== undefined).toBe(
        ['post', 'patch'].includes(method),
      );
      const statuses = Object.keys(operation.responses ?? {});
      expect(statuses).toEqual(
        expect.arrayContaining(['400', '401', '403', '404']),
      );
      expect(statuses.some(status => status.startsWith('2'))).toBe(true);
    }
  });

  it('tells how errors look', async () => {
    const { document } = await readDocument();
    const schema = JSON.stringify(document.components?.schemas?.Error);
    expect(schema).toContain('issues');
  });
});
