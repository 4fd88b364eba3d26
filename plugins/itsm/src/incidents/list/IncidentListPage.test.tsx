import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { incident } from '../../__fixtures__/incidents';
import { renderIncidents } from '../../__testUtils__/renderIncidents';
import { refusal } from '../../__fixtures__/refusals';

const many = Array.from({ length: 60 }, (_, at) =>
  incident({
    number: `INC-${at + 1}`,
    title: `Trouble ${at + 1}`,
    priority: (at % 5) + 1,
    openedAt: new Date(Date.UTC(2026, 0, at + 1)).toISOString(),
    assignee: at % 2 ? 'user:default/engineer' : undefined,
  }),
);

/** The numbers of the rows, from the top. */
async function rows() {
  await waitFor(() =>
    expect(screen.getByRole('table')).toHaveAttribute('aria-busy', 'false'),
  );
  return screen
    .getAllByRole('link', { name: /Trouble/ })
    .map(link => link.getAttribute('href')?.split('/').pop());
}

describe('IncidentListPage', () => {
  it('shows open incidents, newest first, as links to their pages', async () => {
    renderIncidents('', [
      ...many.slice(0, 2),
      incident({
        number: 'INC-9',
        title: 'Trouble over',
        state: 'closed',
        active: false,
      }),
    ]);

    expect(await screen.findByText('2 incidents')).toBeVisible();
    expect(await rows()).toEqual(['INC-2', 'INC-1']);
    expect(screen.getByRole('link', { name: 'Trouble 2' })).toHaveAttribute(
      'href',
      '/itsm/incidents/INC-2',
    );
    const row = screen.getByRole('row', { name: /Trouble 2/ });
    expect(within(row).getByText('High')).toBeVisible();
    expect(within(row).getByText('New')).toBeVisible();
    expect(within(row).getByText('payment')).toBeVisible();
  });

  it('pages, sorts and filters on the server and says so in the address', async () => {
    const { itsm, address } = renderIncidents('', many);
    const user = userEvent.setup();

    expect((await rows())[0]).toBe('INC-60');
    await user.click(screen.getByRole('button', { name: 'Next table page' }));
    await waitFor(async () => expect((await rows())[0]).toBe('INC-35'));
    await user.click(
      screen.getByRole('button', { name: 'Previous table page' }),
    );
    await waitFor(async () => expect((await rows())[0]).toBe('INC-60'));
    await user.click(screen.getByRole('button', { name: 'Next table page' }));
    await waitFor(async () => expect((await rows())[0]).toBe('INC-35'));

    // Another order or filter begins at the first page again.
    await user.click(screen.getByRole('button', { name: 'Priority' }));
    await waitFor(async () => expect((await rows())[0]).toBe('INC-1'));
    expect(address()).toBe('/itsm/incidents?orderBy=priority&order=asc');
    expect(
      screen.getByRole('columnheader', { name: 'Priority' }),
    ).toHaveAttribute('aria-sort', 'ascending');

    await user.click(screen.getByRole('button', { name: 'Filter' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Priority' }));
    await user.click(await screen.findByRole('checkbox', { name: '2 High' }));
    await user.keyboard('{Escape}');
    expect(await screen.findByText('12 incidents')).toBeVisible();
    expect(address()).toContain('priority=2');
    expect(address()).not.toContain('cursor');
    expect(
      screen.getByRole('button', { name: 'Previous table page' }),
    ).toBeDisabled();

    await user.type(screen.getByRole('searchbox'), 'trouble 47');
    expect(await screen.findByText('1 incident')).toBeVisible();
    expect(address()).toContain('q=trouble+47');
    expect(itsm.incidents.requests.at(-1)).toEqual(
      expect.objectContaining({
        priority: [2],
        q: 'trouble 47',
        active: true,
        orderBy: 'priority',
        total: true,
      }),
    );

    await user.click(
      screen.getByRole('button', { name: 'Remove the filter Priority' }),
    );
    await waitFor(() => expect(address()).not.toContain('priority=2'));
  });

  it('knows who reads: views work for everybody they are shared with', async () => {
    const { itsm, address } = renderIncidents('', many);
    const user = userEvent.setup();

    await user.click(await screen.findByRole('button', { name: 'Mine' }));
    expect(await screen.findByText('30 incidents')).toBeVisible();
    expect(address()).toBe('/itsm/incidents?assignee=me');
    expect(itsm.incidents.requests.at(-1)?.assignee).toEqual([
      'user:default/engineer',
    ]);
    expect(screen.getByRole('button', { name: 'Mine' })).toHaveAttribute(
      'aria-current',
      'true',
    );
  });

  it('says in words what a figure was about, and lets it be taken away', async () => {
    const { itsm, address } = renderIncidents(
      '?show=all&openedWeekday=1&openedHour=9&timezone=Europe/Berlin&resolveHoursFrom=4&resolveHoursTo=8&lacks=acknowledgedAt&causedByChanges=state%3Dclosed%26openedAfter%3D2026-03-01T00:00:00.000Z',
      many,
    );
    const user = userEvent.setup();
    const chip = (name: string) => screen.findByRole('button', { name });
    await chip('Opened on Monday at 09:00 (Europe/Berlin)');
    await chip('Time to resolve 4 h – 8 h');
    await chip('Without Time of acknowledgement');
    expect(itsm.incidents.requests.at(-1)).toMatchObject({
      openedWeekday: [1],
      openedHour: [9],
      timezone: 'Europe/Berlin',
      resolveHoursFrom: 4,
      resolveHoursTo: 8,
      lacks: ['acknowledgedAt'],
      causedByChanges: 'state=closed&openedAfter=2026-03-01T00:00:00.000Z',
    });

    await user.click(await chip('Caused by some changes'));
    expect(
      await screen.findByRole('link', { name: 'Show these changes' }),
    ).toHaveAttribute(
      'href',
      '/itsm/changes?show=all&state=closed&openedFrom=2026-03-01T00%3A00%3A00.000Z',
    );
    await user.keyboard('{Escape}');

    await user.click(await chip('Opened on Monday at 09:00 (Europe/Berlin)'));
    await user.click(await screen.findByRole('checkbox', { name: 'Sunday' }));
    await user.keyboard('{Escape}');
    await chip('Opened on Monday, Sunday at 09:00 (Europe/Berlin)');
    for (const name of ['Opened on', 'Time to resolve', 'Without']) {
      await user.click(
        screen.getByRole('button', { name: `Remove the filter ${name}` }),
      );
    }
    await waitFor(() =>
      expect(address()).toBe(
        '/itsm/incidents?show=all&causedByChanges=state=closed&openedAfter=2026-03-01T00:00:00.000Z',
      ),
    );
  });

  it('writes times in filters as the reader’s country does', async () => {
    jest.spyOn(navigator, 'languages', 'get').mockReturnValue(['en-GB']);
    renderIncidents('?show=all&openAt=2026-02-01T12:00:00Z', many);
    expect(
      await screen.findByRole('button', { name: /^Open at 1 Feb 2026, \d/ }),
    ).toBeVisible();
    jest.restoreAllMocks();
  });

  it('keeps the time zone that is chosen before any day or hour', async () => {
    const { address } = renderIncidents('', many);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Filter' }));
    await user.click(
      await screen.findByRole('menuitem', { name: 'Opened on' }),
    );
    await user.click(await screen.findByRole('button', { name: /Time zone/ }));
    await user.type(await screen.findByRole('searchbox'), 'Asia/Tok');
    await user.click(await screen.findByRole('option', { name: 'Asia/Tokyo' }));
    expect(address()).toBe('/itsm/incidents');
    await user.click(await screen.findByRole('checkbox', { name: 'Monday' }));
    expect(address()).toBe(
      '/itsm/incidents?openedWeekday=1&timezone=Asia/Tokyo',
    );
  });

  it('saves a view of one’s own, renames and deletes it', async () => {
    const { address } = renderIncidents('?q=trouble&priority=1', many);
    const user = userEvent.setup();

    await user.click(
      await screen.findByRole('button', { name: 'Save as a view' }),
    );
    await user.type(screen.getByRole('textbox', { name: /Name/ }), 'Fires');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(screen.getByRole('button', { name: 'Open' }));
    await waitFor(() => expect(address()).toBe('/itsm/incidents'));
    await user.click(screen.getByRole('button', { name: 'Fires' }));
    await waitFor(() => expect(address()).toContain('priority=1&q=trouble'));

    await user.click(
      screen.getByRole('button', { name: 'Actions on the view Fires' }),
    );
    await user.click(
      await screen.findByRole('menuitem', { name: 'Delete view' }),
    );
    await waitFor(() =>
      expect(
        screen.queryByRole('button', { name: 'Fires' }),
      ).not.toBeInTheDocument(),
    );
  });

  it('assigns many at once and tells of each that failed', async () => {
    const { itsm } = renderIncidents('', many.slice(0, 3));
    const user = userEvent.setup();
    const update = itsm.incidents.update.bind(itsm.incidents);
    itsm.incidents.update = async (key, request) => {
      if (key === 'INC-2') {
        throw await refusal(403, 'You may not change INC-2');
      }
      return update(key, request);
    };

    await rows();
    await user.click(screen.getByRole('checkbox', { name: 'Select all rows' }));
    expect(screen.getByText('3 selected')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Assign to me' }));

    const dialog = await screen.findByRole('dialog');
    expect(
      within(dialog).getByText('1 incident could not be assigned'),
    ).toBeVisible();
    expect(within(dialog).getByText(/You may not change INC-2/)).toBeVisible();
    await user.click(
      within(dialog).getAllByRole('button', { name: 'Close' })[0],
    );
    expect(itsm.incidents.records.get('INC-1')?.assignee).toBe(
      'user:default/engineer',
    );
    // Those that failed stay selected, to be tried again.
    expect(screen.getByText('1 selected')).toBeVisible();
    expect(
      screen.getByRole('checkbox', { name: 'Select INC-2' }),
    ).toBeChecked();
  });

  it('exports all pages of what is shown, in the chosen columns', async () => {
    renderIncidents('?q=trouble&orderBy=number&order=asc', many);
    const user = userEvent.setup();
    const files: Blob[] = [];
    URL.createObjectURL = file => `blob:${files.push(file as Blob)}`;
    URL.revokeObjectURL = () => {};
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(() => {});

    await rows();
    await user.click(screen.getByRole('button', { name: 'Choose columns' }));
    await user.click(await screen.findByRole('option', { name: 'Updated' }));
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'Export as CSV' }));
    await waitFor(() => expect(click).toHaveBeenCalledTimes(1));
    click.mockRestore();

    const text = await files[0].text();
    const lines = text.trim().split('\r\n');
    expect(lines).toHaveLength(61);
    expect(lines[0]).toBe(
      'Priority,Number,Title,State,Entity,Assigned to,Opened',
    );
    expect(lines[1]).toBe(
      '1 Critical,INC-1,Trouble 1,New,payment,group:default/payments,2026-01-01T00:00:00.000Z',
    );
  });

  it('says what to do when nothing matches, when reading fails, and live', async () => {
    const { itsm } = renderIncidents('?q=nothing', many.slice(0, 1));
    const user = userEvent.setup();
    expect(await screen.findByText('No incident matches')).toBeVisible();

    const list = itsm.incidents.list.bind(itsm.incidents);
    itsm.incidents.list = async () => {
      throw await refusal(500, 'The database is away');
    };
    await user.click(
      screen.getAllByRole('button', { name: 'Clear filters' })[0],
    );
    // What could be read before stays; the next signal reads it again.
    expect(
      await screen.findByText(/out of date: The database is away/),
    ).toBeVisible();
    itsm.incidents.list = list;
    await itsm.incidents.change('INC-1', { title: 'Trouble again' });
    expect(
      await screen.findByRole('link', { name: 'Trouble again' }),
    ).toBeVisible();
  });
});
