import { FieldCondition, Lifecycle, Requirement, Stamp } from './types';

function printCondition(condition: FieldCondition | undefined): string {
  return condition ? ` (${condition.field}: ${condition.in.join(' or ')})` : '';
}

function printRequirement(requirement: Requirement): string {
  const when = printCondition(requirement.when);
  switch (requirement.kind) {
    case 'field': {
      const { field, options, optional } = requirement;
      const choices = options ? ` ∈ ${options.join(', ')}` : '';
      return `${optional ? 'optional ' : ''}\`${field}\`${choices}${when}`;
    }
    case 'comment':
      return `a public comment${when}`;
    case 'link': {
      const { relations, targetType, knownError } = requirement;
      const target = knownError ? 'known error' : targetType ?? 'record';
      return `a linked ${target}${
        relations ? ` by ${relations.join(' or ')}` : ''
      }${when}`;
    }
    default: {
      const { fact, orField } = requirement;
      return `${fact}${orField ? `, else \`${orField}\`` : ''}${when}`;
    }
  }
}

function printStamp(stamp: Stamp): string {
  if ('clear' in stamp) {
    return `clears \`${stamp.clear}\``;
  }
  if ('increment' in stamp) {
    return `\`${stamp.increment}\` + 1`;
  }
  if ('value' in stamp) {
    return `\`${stamp.set}\` := ${stamp.value}`;
  }
  return `\`${stamp.set}\` := ${stamp.to}${stamp.ifEmpty ? ' if empty' : ''}`;
}

/**
 * A lifecycle as Markdown, for the documentation: a table with a row for each
 * transition.
 */
export function printLifecycle(lifecycle: Lifecycle): string {
  const rows = lifecycle.transitions.map(transition => {
    const { label, from, to, applies, by, requires, stamps } = transition;
    return [
      `${label}${printCondition(applies)}`,
      from.join(', '),
      to,
      by.join(', '),
      (requires ?? []).map(printRequirement).join('; ') || '–',
      (stamps ?? []).map(printStamp).join('; ') || '–',
    ];
  });
  return [
    ['Step', 'From', 'To', 'By', 'Requires', 'Writes'],
    Array.from({ length: 6 }, () => '---'),
    ...rows,
  ]
    .map(cells => `| ${cells.join(' | ')} |`)
    .join('\n');
}
