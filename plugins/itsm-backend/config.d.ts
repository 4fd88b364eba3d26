import { HumanDuration } from '@backstage/types';

export interface Config {
  /** Incident, change and problem management. All of it is optional. */
  itsm?: {
    numbers?: {
      /**
       * What the numbers of records begin with. One to ten capital letters or
       * digits, beginning with a letter, and all different. Numbers that were
       * given out keep their prefix.
       */
      prefixes?: {
        /** `INC` by default. */
        incident?: string;
        /** `CHG` by default. */
        change?: string;
        /** `PRB` by default. */
        problem?: string;
        /** `CTASK` by default. */
        changeTask?: string;
        /** `PTASK` by default. */
        problemTask?: string;
      };
    };

    /** How priority is looked up from impact and urgency. */
    priority?: {
      /** Two to six, highest first; `high`, `medium`, `low` by default. */
      impactLevels?: string[];
      /** Two to six, highest first; `high`, `medium`, `low` by default. */
      urgencyLevels?: string[];
      /**
       * The priority, 1 being the highest, by impact and then urgency. If given,
       * it has a cell for each pair. By default the position of the impact plus
       * that of the urgency minus one, both counted from 1.
       */
      matrix?: { [impact: string]: { [urgency: string]: number } };
      /**
       * Names of the priorities from 1 on; `Critical`, `High`, `Moderate`, `Low`
       * and `Planning` by default.
       */
      names?: string[];
    };

    /**
     * The tree of categories to choose from. Names are different on one level
     * and don't contain ` / `.
     */
    categories?: Array<{
      name: string;
      children?: Array<{ name: string; children?: object[] }>;
    }>;

    /** The groups that answer for the processes, as references. */
    roles?: {
      incidentManagers?: string[];
      problemManagers?: string[];
      changeManagers?: string[];
      /** Decides on changes of high risk. */
      advisoryBoard?: string[];
      /** May import records. */
      administrators?: string[];
      /** Read everything, change nothing. */
      auditors?: string[];
    };

    incidents?: {
      /**
       * How long after its resolution an incident is closed by itself: ISO 8601
       * or an object such as `{ days: 7 }`, which is the default; `false` turns
       * it off.
       */
      autoCloseAfter?: string | HumanDuration | false | 0;
    };

    problems?: {
      /**
       * How long after a fix it is watched whether the trouble comes back: ISO
       * 8601 or an object; `P14D` by default. A fix that held is closed then.
       */
      effectivenessWatch?: string | HumanDuration;
      /** What problems can come from, to choose from. */
      causeCategories?: string[];
    };

    /** The deploy gate, which pipelines ask; see docs/gate.md. */
    gate?: {
      /**
       * What is answered while the catalog is out of reach and never told of
       * the entity; `deny` by default.
       */
      whenUnreachable?: 'allow' | 'deny';
      /**
       * Whether a deployment needs an approved change: the first rule that is
       * for it holds. By default it does in `production`, `prod` and `live`,
       * and where no environment is named.
       */
      changeRequired?: Array<{
        /** Any, named or not, if left out. */
        environments?: string[];
        /** Which entities, as windows say it; any if left out. */
        entities?: object;
        required: boolean;
      }>;
    };

    import?: {
      /**
       * How the exports of other tools are read, by name; see docs/migration.md.
       * Those for ServiceNow, Jira and status pages ship.
       */
      mappings?: { [name: string]: object };
    };

    /**
     * Change enablement. docs/policies has worked examples of approval
     * policies, lead times and freezes.
     */
    changes?: {
      /**
       * Models of your own, and what differs in `normal`, `standard` and
       * `emergency`, which are always there.
       */
      models?: {
        [name: string]: {
          /** Some of the states of a normal change, in their order. */
          path?: string[];
          /** Fields that must be filled in to submit. */
          requiredFields?: string[];
          /** In `businessDays`, `businessHours` or `hours`. */
          leadTime?: object;
        };
      };
      /** When the organisation is at work, for lead times. */
      businessCalendar?: {
        timeZone?: string;
        weekdays?: string[];
        opensAt?: string;
        closesAt?: string;
        holidays?: string[];
      };
      /** The first one that is for a change holds. */
      leadTimes?: Array<{ when?: object; leadTime: object }>;
      /** Who approves what. */
      approvals?: {
        rules: Array<{
          name: string;
          steps: string[];
          when?: object;
          approvals: object[];
          stop?: boolean;
        }>;
        /** Delegates who stand in at any time. */
        delegates?: Array<{ delegator: string; delegate: string }>;
      };
      /** How long an approval is pending before a reminder; `P2D` by default. */
      approvalReminderAfter?: string | HumanDuration;
      /**
       * How long after an emergency was carried out its review is due; `PT48H`
       * by default.
       */
      emergencyReviewWithin?: string | HumanDuration;
      templates?: {
        /** Unsuccessful uses after which a template is demoted; 2 by default. */
        maxFailures?: number;
      };
      /** How risk is weighed. */
      risk?: {
        weights?: { [factor: string]: number };
        thresholds?: { moderate?: number; high?: number };
        tierShares?: number[];
        fullBlastRadius?: number;
        usualFailureRate?: number;
        usualFailureWeight?: number;
        fullFailureRate?: number;
        fullRecentIncidents?: number;
        fullCollisions?: number;
      };
      /** Freezes and maintenance windows that are always there. */
      windows?: object[];
    };

    catalog?: {
      /** How long an entity of the catalog is remembered; `PT30S` by default. */
      cacheTtl?: string | HumanDuration;
      /**
       * How long the catalog may take to answer before work goes on without it;
       * `PT2S` by default.
       */
      timeout?: string | HumanDuration;
      /**
       * Types of relations that are followed besides the usual ones, from
       * entities of any kind.
       */
      relations?: {
        /** From an entity to what breaks if it breaks. */
        downstream?: string[];
        /** From an entity to what it stands on. */
        upstream?: string[];
      };
    };
  };
}
