import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import type { ActivityEntry } from 'backstage-plugin-itsm-common';
import { rootRouteRef } from '../../routes';
import { ActivityItem } from './ActivityItem';

function tell(...entries: Partial<ActivityEntry>[]) {
  renderInTestApp(
    <ol>
      {entries.map((entry, at) => (
        <ActivityItem
          key={at}
          type="change"
          entry={{
            sequence: at + 1,
            at: '2026-11-20T10:00:00.000Z',
            actor: 'user:default/mara',
            channel: 'portal',
            kind: 'approval',
            hash: '',
            ...entry,
          }}
        />
      ))}
    </ol>,
    { mountedRoutes: { '/itsm': rootRouteRef } },
  );
}

const members = ['user:default/ines', 'group:default/board'];
const about = { id: 'a1', rules: ['Owners assess'] };

/** Texts without the letters that stand for a person's picture. */
async function told() {
  const items = await screen.findAllByRole('listitem');
  return items.map(({ textContent }) => textContent);
}

describe('ActivityItem', () => {
  it('tells of approvals by the names of people and groups', async () => {
    tell(
      {
        approval: { ...about, event: 'asked', howMany: 'any', members },
        message: `Asked for approval: any of ${members.join(', ')}`,
      },
      {
        actor: 'user:default/ines',
        approval: {
          ...about,
          event: 'approved',
          decision: 'approved',
          insteadOf: 'user:default/tom',
        },
      },
      {
        approval: { ...about, event: 'voided', changed: ['plannedStart'] },
        message: 'Void: plannedStart 2026 → 2027',
      },
      {
        actor: 'plugin:itsm',
        approval: { ...about, event: 'reminded', members },
      },
      // As earlier versions wrote it.
      {
        approval: { ...about, event: 'refused' },
        message:
          'user:default/mara tried to decide, as user:default/mara requested it',
      },
    );
    const [asked, approved, voided, reminded, refused] = await told();
    expect(asked).toMatch(
      /mara asked for the approval of any of .*ines, .*board/,
    );
    expect(approved).toMatch(/ines approved it in place of .*tom/);
    expect(voided).toMatch(/changed what was to be approved \(Planned start\)/);
    expect(reminded).toMatch(/itsm reminded .*ines, .*board to decide/);
    expect(refused).toMatch(/mara tried to decide, as .*mara requested it/);
    expect(`${asked}${voided}${refused}`).not.toMatch(/:default\/|→/);
  });

  it('tells yes and no by these words', async () => {
    tell({
      kind: 'updated',
      changes: [{ field: 'knownError', from: false, to: true }],
    });
    expect((await screen.findAllByRole('listitem'))[1]).toHaveTextContent(
      'set Known error to Yes',
    );
  });

  it('writes times as the reader’s country does', async () => {
    jest.spyOn(navigator, 'languages', 'get').mockReturnValue(['en-GB']);
    tell({
      kind: 'updated',
      changes: [{ field: 'plannedStart', to: '2026-02-01T12:00:00Z' }],
    });
    expect((await told()).join()).toMatch(/1 Feb 2026, \d/);
    jest.restoreAllMocks();
  });
});
