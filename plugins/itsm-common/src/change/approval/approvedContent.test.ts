import {
  ApprovableChange,
  approvedContent,
  approvedContentText,
  differenceInApproved,
} from './approvedContent';

const change: ApprovableChange = {
  model: 'normal',
  entities: [
    { entityRef: 'component:default/shop', role: 'primary' },
    { entityRef: 'component:default/mail', role: 'affected' },
    { entityRef: 'component:default/cart', role: 'affected' },
    { entityRef: 'component:default/ledger', role: 'impacted' },
  ],
  plannedStart: '2027-03-01T12:00:00.000Z',
  plannedEnd: '2027-03-01T14:00:00.000Z',
  implementationPlan: 'One.\nTwo.',
  testPlan: 'Look.',
  backoutPlan: 'Undo.',
  riskLevel: 'low',
};
const difference = (part: object) =>
  differenceInApproved(
    approvedContent(change),
    approvedContent({ ...change, ...part }),
  );

describe('what an approval is bound to', () => {
  it.each<[string, object]>([
    ['the title and people', { title: 'Other', assignee: 'user:default/ann' }],
    ['the order of entities', { entities: [...change.entities].reverse() }],
    ['what is impacted', { entities: change.entities.slice(0, 3) }],
    [
      'line ends and blanks at the end',
      { implementationPlan: 'One.\r\nTwo. \n' },
    ],
    [
      'how an instant is written',
      { plannedStart: '2027-03-01T13:00:00+01:00' },
    ],
  ])('is not %s', (_, part) => {
    expect(difference(part)).toEqual([]);
    expect(approvedContentText(approvedContent({ ...change, ...part }))).toBe(
      approvedContentText(approvedContent(change)),
    );
  });

  it.each<[string, unknown]>([
    ['model', 'emergency'],
    ['plannedStart', '2027-03-01T12:00:00.001Z'],
    ['plannedEnd', undefined],
    ['implementationPlan', 'One.\n Two.'],
    ['testPlan', ''],
    ['backoutPlan', 'Hope.'],
    ['riskLevel', 'high'],
    ['environment', 'production'],
    ['category', 'Network'],
  ])('is %s', (field, to) => {
    const changes = difference({ [field]: to });
    expect(changes).toEqual([
      {
        field,
        from: change[field as keyof ApprovableChange],
        to: to || undefined,
      },
    ]);
    expect(
      approvedContentText(approvedContent({ ...change, [field]: to })),
    ).not.toBe(approvedContentText(approvedContent(change)));
  });

  it('is what is changed', () => {
    const entities = [
      { entityRef: 'component:default/mail', role: 'primary' },
      { entityRef: 'component:default/cart', role: 'affected' },
    ];
    expect(difference({ entities })).toEqual([
      {
        field: 'primaryEntity',
        from: 'component:default/shop',
        to: 'component:default/mail',
      },
      {
        field: 'affectedEntities',
        from: ['component:default/cart', 'component:default/mail'],
        to: ['component:default/cart'],
      },
    ]);
  });

  it('can move nothing from one field to the next', () => {
    const text = (testPlan: string, backoutPlan?: string) =>
      approvedContentText(
        approvedContent({ ...change, testPlan, backoutPlan }),
      );
    expect(text('Undo.')).not.toBe(text('', 'Undo.'));
    expect(text('a","b')).not.toBe(text('a', 'b'));
  });
});
