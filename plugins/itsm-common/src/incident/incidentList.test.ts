import { incidentListQuerySchema } from './incidentList';

describe('the query of the list of incidents', () => {
  it('takes the filters of the list of changes that caused them', () => {
    const { causedByChanges } = incidentListQuerySchema.parse({
      causedByChanges:
        'state=review&state=closed&assignmentGroup=Payments&openedAfter=2026-03-02T10:00:00%2B01:00',
    });
    expect(causedByChanges).toEqual({
      state: ['review', 'closed'],
      assignmentGroup: ['group:default/payments'],
      openedAfter: '2026-03-02T09:00:00.000Z',
    });
  });

  it.each([
    ['model=', 'model'],
    ['state=new&openedAfter=soon', 'openedAfter'],
    ['limit=5', 'limit'],
    ['causedByChanges=model%3Dnormal', 'causedByChanges'],
    ['__proto__=x', '__proto__'],
  ])('refuses %s and says why', (causedByChanges, named) => {
    const { error } = incidentListQuerySchema.safeParse({ causedByChanges });
    expect(error!.issues).toEqual([
      expect.objectContaining({
        path: ['causedByChanges'],
        message: expect.stringContaining(named),
      }),
    ]);
  });
});
