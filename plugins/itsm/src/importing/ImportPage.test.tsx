import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  type ImportReport,
  mappingSchema,
  type NamedMappings,
} from 'backstage-plugin-itsm-common';
import { itsmApiRef } from '../api/itsmApiRef';
import { ImportPage } from './ImportPage';

const tracker = mappingSchema.parse({
  description: 'Our tracker',
  type: 'incident',
  timeFormats: ['d/M/yyyy H:mm'],
  fields: {
    'externalRef.source': 'tracker',
    'externalRef.id': '{Key}',
    title: '{Summary}',
    openedAt: '{Created}',
    state: { from: '{Status}', values: { Done: 'closed' } },
  },
});

const mappings: NamedMappings = {
  items: [
    {
      name: 'tracker',
      columns: ['Key', 'Summary', 'Created', 'Status'],
      mapping: tracker,
    },
  ],
};

const file = new File(
  [
    'Key,Summary,Created,Status\n',
    'T-1,One,10/1/2025 8:00,Done\n',
    'T-2,"not closed\n',
    'T-3,,11/1/2025 8:00,New\n',
  ],
  'export.csv',
  { type: 'text/csv' },
);

jest.setTimeout(60_000);

function bytesOf(blob: Blob): Promise<ArrayBuffer> {
  return new Promise(resolve => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as ArrayBuffer);
    reader.readAsArrayBuffer(blob);
  });
}

/* jsdom has no streams of files: all of a file is one chunk. */
beforeAll(() => {
  const prototype = Object.getPrototypeOf(File.prototype);
  prototype.stream ??= function stream(this: Blob) {
    let isRead = false;
    return {
      getReader: () => ({
        read: async () => {
          if (isRead) {
            return { done: true };
          }
          isRead = true;
          return { done: false, value: new Uint8Array(await bytesOf(this)) };
        },
        cancel: async () => {},
      }),
    };
  };
});

function answer(lines: string[]): ImportReport {
  const refused = lines.flatMap((line, at) =>
    JSON.parse(line).title
      ? []
      : [{ line: at + 1, field: 'title', message: 'is needed' }],
  );
  return {
    read: lines.length,
    created: lines.length - refused.length,
    updated: 0,
    unchanged: 0,
    refused: refused.length,
    errors: refused,
  };
}

function renderPage(imports: { mappings?: jest.Mock } = {}) {
  const sent: { lines: Record<string, unknown>[]; dryRun?: boolean }[] = [];
  const api = {
    mappings: jest.fn().mockResolvedValue(mappings),
    run: jest.fn(async (body: Blob | string, { dryRun }) => {
      const lines = (typeof body === 'string' ? body : await body.text())
        .trim()
        .split('\n');
      sent.push({ lines: lines.map(line => JSON.parse(line)), dryRun });
      return answer(lines);
    }),
    ...imports,
  };
  renderInTestApp(
    <TestApiProvider apis={[[itsmApiRef, { imports: api } as never]]}>
      <ImportPage />
    </TestApiProvider>,
  );
  return { api, sent };
}

async function choose(chosen: File) {
  const input = await screen.findByLabelText('File');
  fireEvent.change(input, {
    target: { files: { 0: chosen, length: 1, item: () => chosen } },
  });
}

function count(name: string) {
  return screen.getByText(name, { selector: 'dt' }).nextElementSibling
    ?.textContent;
}

describe('the page that imports', () => {
  it('tells what would happen, and does it', async () => {
    const { sent } = renderPage();
    await choose(file);
    // Found out by the names of the columns.
    expect(
      await screen.findByRole('button', { name: /tracker – Our tracker/ }),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'See what would happen' }),
    );
    expect(
      await screen.findByRole('heading', { name: 'What would happen' }),
    ).toBeInTheDocument();
    const line = (id: string, openedAt: string, more: object) => ({
      type: 'incident',
      externalRef: { source: 'tracker', id },
      openedAt,
      ...more,
    });
    const lines = [
      line('T-1', '2025-01-10T08:00:00.000Z', {
        title: 'One',
        state: 'closed',
      }),
      line('T-3', '2025-01-11T08:00:00.000Z', { state: 'new' }),
    ];
    expect(sent).toEqual([{ dryRun: true, lines }]);
    expect(['Read', 'New', 'Refused'].map(count)).toEqual(['3', '1', '2']);
    expect(screen.getByRole('cell', { name: 'T-1' })).toBeInTheDocument();
    const rows = screen.getAllByRole('row').map(row =>
      within(row)
        .queryAllByRole('cell')
        .map(cell => cell.textContent),
    );
    // With the lines of the file, not those that were sent.
    expect(rows).toContainEqual([
      '3',
      '',
      'has a quotation mark that is not closed',
    ]);
    expect(rows).toContainEqual(['4', 'title', 'is needed']);

    await userEvent.click(screen.getByRole('button', { name: 'Import' }));
    expect(
      await screen.findByRole('heading', { name: 'What happened' }),
    ).toBeInTheDocument();
    expect(sent[1]).toEqual({ dryRun: undefined, lines });
  });

  it('sends long files in parts, and can be stopped between them', async () => {
    const rows = Array.from(
      { length: 2500 },
      (_, at) => `T-${at},x,10/1/2025 8:00,New\n`,
    );
    const { api, sent } = renderPage();
    let release = () => {};
    const run = api.run.getMockImplementation()!;
    api.run.mockImplementation(async (...args) => {
      const report = await run(...args);
      if (sent.length === 2) {
        await new Promise<void>(resolve => {
          release = resolve;
        });
      }
      return report;
    });
    await choose(
      new File(['Key,Summary,Created,Status\n', ...rows], 'long.csv'),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Import' }),
    );
    expect(
      await screen.findByRole('progressbar', {
        name: 'Importing 1,000 of 2,500 lines',
      }),
    ).toBeInTheDocument();
    await waitFor(() => expect(sent).toHaveLength(2));
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    release();
    expect(
      await screen.findByText('Canceled: these lines were imported before.'),
    ).toBeInTheDocument();
    expect(count('Read')).toBe('2,000');
    expect(sent).toHaveLength(2);
  });

  it('says what came before it broke off', async () => {
    const { api } = renderPage();
    api.run.mockRejectedValue(new Error('the database is away'));
    await choose(file);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Import' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'the database is away',
    );
    expect(count('Read')).toBe('1');
  });

  it('reads columns that are mapped by hand', async () => {
    const { sent } = renderPage();
    await choose(
      new File(
        ['Ticket,Subject,Opened,Service\nA 1,One,10/1/2025 8:00,Check Out\n'],
        'other.csv',
      ),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: /How it is read/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Columns mapped by hand' }),
    );
    expect(
      await screen.findByText('No column is for: externalRef.id'),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Import' })).toBeDisabled();
    await userEvent.type(
      screen.getByLabelText('How times are written'),
      'd/M/yyyy H:mm',
    );
    await userEvent.click(
      screen.getByRole('button', { name: /Field of Ticket/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'externalRef.id' }),
    );
    await waitFor(() =>
      expect(screen.queryByText(/^No column is for/)).not.toBeInTheDocument(),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'See what would happen' }),
    );
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0].lines).toEqual([
      {
        type: 'incident',
        externalRef: { source: 'import', id: 'A 1' },
        title: 'One',
        entityRef: 'component:default/check-out',
        openedAt: '2025-01-10T08:00:00.000Z',
      },
    ]);
  });

  it('is not for everyone', async () => {
    const refusal = Object.assign(new Error('no'), { statusCode: 403 });
    renderPage({ mappings: jest.fn().mockRejectedValue(refusal) });
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
    expect(screen.queryByLabelText('File')).not.toBeInTheDocument();
  });
});
