/** Texts of the namespace `problems`: what only problems have. */
export const problemsMessages = {
  knownError: 'Known error',
  column: {
    knownError: 'Known error',
  },
  view: {
    watched: 'Fix being watched',
  },
  acceptedBy: 'Accepted by',
  reviewBy: 'To be looked at again by {{date}}',
  watch: {
    label: 'Whether the fix holds',
    watching: 'The fix is being watched',
    effective: 'The fix has held',
    recurred: 'It came back after the fix',
    ended: 'The watch was ended early',
    span: 'since {{since}}, until {{until}}',
    because: {
      linked: 'linked to this problem',
      same_entity_and_category: 'same entity and category, no other problem',
    },
  },
  workaround: {
    none: 'No workaround yet',
    publish: 'Known error',
    meaning:
      'A known error is offered with its workaround to whoever reports an incident on its entity or on what stands on it.',
    needs: 'A known error needs a workaround and a primary entity.',
    used_one: 'Used for {{count}} incident',
    used_other: 'Used for {{count}} incidents',
  },
  broadcast: {
    workaround: 'Communicate workaround',
    fix: 'Communicate fix',
    who: 'Goes as a public comment to every open linked incident, once each.',
    message: 'Message',
    send: 'Send',
    written_one: '{{count}} incident was told',
    written_other: '{{count}} incidents were told',
    skipped_one: '{{count}} had been told this before.',
    skipped_other: '{{count}} had been told this before.',
  },
  incidents: {
    label: 'Linked incidents',
    count_one: '{{count}}, {{open}} open',
    count_other: '{{count}}, {{open}} open',
  },
} as const;
