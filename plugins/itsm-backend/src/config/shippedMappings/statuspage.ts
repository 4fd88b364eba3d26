import { MappingInput } from './MappingInput';

const page = {
  openedAt: ['{started_at}', '{created_at}'],
  updatedAt: '{updated_at}',
  'externalRef.source': 'statuspage',
  'externalRef.id': '{id}',
  'externalRef.url': '{shortlink}',
  title: '{name}',
  description: '{postmortem_body}',
  entityRef: 'component:default/{components.0.name}',
  affectedEntityRefs: {
    each: 'components',
    from: 'component:default/{name}',
  },
};

const updates = [
  {
    each: 'incident_updates',
    at: ['{display_at}', '{created_at}'],
    by: 'status-page',
    body: '{body}',
  },
];

/** For the incidents and maintenances of status pages, an object a line. */
export const statuspageMappings: Record<string, MappingInput> = {
  statuspage: {
    description:
      'Status pages (Statuspage and alike): incidents as NDJSON, an object a line; scheduled maintenances become changes',
    type: {
      from: '{status}',
      values: {
        scheduled: 'change',
        in_progress: 'change',
        verifying: 'change',
        completed: 'change',
        '*': 'incident',
      },
      default: 'incident',
    },
    fields: {
      ...page,
      state: {
        from: '{status}',
        values: {
          investigating: 'in_progress',
          identified: 'in_progress',
          monitoring: 'in_progress',
          resolved: 'resolved',
          postmortem: 'closed',
          scheduled: 'scheduled',
          in_progress: 'implement',
          verifying: 'review',
          completed: 'closed',
        },
      },
      impact: {
        from: '{impact}',
        values: {
          critical: 'high',
          major: 'high',
          minor: 'medium',
          maintenance: 'low',
          none: 'low',
        },
      },
      urgency: {
        from: '{impact}',
        values: {
          critical: 'high',
          major: 'medium',
          minor: 'medium',
          maintenance: 'low',
          none: 'low',
        },
      },
      startedAt: ['{started_at}', '{created_at}'],
      acknowledgedAt: '{created_at}',
      mitigatedAt: '{monitoring_at}',
      resolvedAt: '{resolved_at}',
      closedAt: '{resolved_at}',
      plannedStart: '{scheduled_for}',
      plannedEnd: '{scheduled_until}',
      closeCode: {
        from: '{status}',
        values: { completed: 'successful', '*': '' },
      },
    },
    comments: updates,
  },
};
