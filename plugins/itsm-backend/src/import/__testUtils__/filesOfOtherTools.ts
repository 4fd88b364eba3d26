/** In the style of a bank's service desk. */
export const bankFile = `CI Name (aff);CI Type (aff);Incident ID;Status;Impact;Priority;Category;# Reassignments;Open Time;Reopen Time;Resolved Time;Close Time;Handle Time (Hours);Related Change;;
checkout;application;IM1;Closed;4;4;incident;26;5/2/2012 13:32;;4/11/2013 13:50;4/11/2013 13:51;3 871,69;C00000056;;
WBA 124;subapplication;IM2;Closed;3;3;incident;33;12/3/2012 15:44;2/12/2013 12:31;2/12/2013 12:36;2/12/2013 12:36;4 354,79;#MULTIVALUE;;
checkout;application;IM3;Work in progress;NS;4;request for information;3;29/3/2012 12:36;;;;0,5;;;
#N/B;#N/B;IM4;Closed;4;4;incident;0;17/7/2012 11:49;;;#N/B;1;;;
cart;application;IM5;Closed;4;4;complaint;0;17/7/2012 11:49;;;17/7/2012 11:50;1;;;
cart;application;IM6;Closed;4;4;incident;0;17/7/2012 11:49;;16/7/2012 11:49;17/7/2012 11:50;1;;;
cart;application;IM7;Reopened;4;4;incident;0;17/7/2012 11:49;;;;1;;;
cart;application;IM8;Closed;4;4;incident;0;31/6/2012 11:49;;;;1;;;
cart;application;IM9
`;

/** A line for each state of an incident. */
export const logFile = `number,incident_state,active,reassignment_count,reopen_count,opened_by,opened_at,sys_updated_at,contact_type,category,subcategory,u_symptom,cmdb_ci,impact,urgency,priority,assignment_group,assigned_to,problem_id,closed_code,resolved_by,resolved_at,closed_at,caller_id
INC1,New,true,0,0,Opened by 8,29/2/2016 01:16,29/2/2016 01:23,Phone,Category 55,Checkout,Symptom 72,?,2 - Medium,2 - Medium,3 - Moderate,Group 56,?,?,code 5,Resolved by 149,29/2/2016 11:29,5/3/2016 12:00,Caller 2403
INC1,Active,true,1,0,Opened by 8,29/2/2016 01:16,29/2/2016 08:53,Phone,Category 55,Checkout,Symptom 72,?,2 - Medium,2 - Medium,3 - Moderate,Group 56,?,?,code 5,Resolved by 149,29/2/2016 11:29,5/3/2016 12:00,Caller 2403
INC2,New,true,0,0,?,29/2/2016 04:40,29/2/2016 04:57,Phone,Category 40,?,?,?,1 - High,2 - Medium,2 - High,Group 70,Resolver 89,?,?,?,?,?,Caller 2403
INC1,Closed,false,1,0,Opened by 8,29/2/2016 01:16,5/3/2016 12:00,Phone,Category 55,Checkout,Symptom 72,?,2 - Medium,2 - Medium,3 - Moderate,Group 56,?,?,code 5,Resolved by 149,29/2/2016 11:29,5/3/2016 12:00,Caller 2403
INC2,Awaiting Vendor,true,2,1,?,29/2/2016 04:40,1/3/2016 09:52,Phone,Category 40,?,?,?,1 - High,2 - Medium,2 - High,Group 24,Resolver 89,Problem ID 2,?,?,?,?,Caller 2403
INC2,-100,true,2,1,?,29/2/2016 04:40,1/3/2016 09:53,Phone,Category 40,?,?,?,1 - High,2 - Medium,2 - High,Group 24,Resolver 89,?,?,?,?,?,Caller 2403
INC3,Closed,false,0,0,?,1/3/2016 09:00,1/3/2016 09:53,Phone,Category 40,Cart,?,?,1 - High,2 - Medium,2 - High,Group 24,?,?,?,?,1/3/2016 08:00,?,Caller 1
`;

/** Incidents, changes and problems in one. */
export const serviceNowFile = `number,sys_class_name,short_description,state,impact,urgency,priority,cmdb_ci,assignment_group,assigned_to,opened_at,resolved_at,closed_at,close_code,close_notes,type,start_date,end_date,known_error,cause_notes,caused_by,risk,comments_and_work_notes
INC0010001,Incident,"Checkout, again",Closed,1 - High,2 - Medium,2 - High,Checkout,Payments,Ada Lovelace,2025-01-10 08:00:00,2025-01-10 09:30:00,2025-01-17 09:30:00,,,,,,,,CHG0030001,,"2025-01-10 08:40:00 - Ada Lovelace (Work notes)
Memory
is full

2025-01-10 08:30:00 - Grace Hopper (Additional comments)
It is slow

"
CHG0030001,Change Request,More memory,Closed,3 - Low,3 - Low,4 - Low,Checkout,Payments,,2025-01-01 08:00:00,,2025-01-09 09:30:00,Successful,Fine,Normal,2025-01-08 20:00:00,2025-01-08 21:00:00,,,,3 - Moderate,
PRB0040001,Problem,Memory leak,Root Cause Analysis,2 - Medium,3 - Low,4 - Low,Checkout,Payments,,2025-01-12 08:00:00,,,,,,,,true,A cache without end,,,
CHG0030002,Change Request,Backwards,New,3 - Low,3 - Low,4 - Low,Checkout,Payments,,2025-01-01 08:00:00,,,,,Normal,2025-01-08 20:00:00,2025-01-08 19:00:00,,,,,
`;

/** Columns of the same name. */
export const jiraFile = `Summary,Issue key,Issue Type,Status,Priority,Assignee,Reporter,Created,Updated,Resolved,Labels,Labels,Component/s,Comment,Comment
Checkout is slow,OPS-1,[System] Incident,Completed,High,ada,grace,10/Jan/25 8:00 AM,10/Jan/25 9:00 PM,10/Jan/25 8:00 PM,Slow,prod,Checkout,10/Jan/25 8:30 AM;ada;Looking; soon,10/Jan/25 7:00 PM;grace;Thanks
Move the database,OPS-2,[System] Change,Awaiting implementation,Medium,,grace,11/Jan/25 8:00 AM,11/Jan/25 8:00 AM,,,,Cart,,
,OPS-3,[System] Incident,Open,Medium,,grace,11/Jan/25 8:00 AM,11/Jan/25 8:00 AM,,,,Cart,,
`;

/** An incident and a maintenance, an object a line. */
export const statusFile = [
  {
    id: 'p1',
    name: 'Payments fail',
    status: 'postmortem',
    impact: 'critical',
    created_at: '2025-01-10T08:00:00.000Z',
    started_at: '2025-01-10T07:50:00.000Z',
    monitoring_at: '2025-01-10T08:40:00.000Z',
    resolved_at: '2025-01-10T09:00:00.000Z',
    components: [{ name: 'Checkout' }, { name: 'Cart' }],
    incident_updates: [
      { body: 'Looking', created_at: '2025-01-10T08:10:00.000Z' },
      { body: 'Fixed', created_at: '2025-01-10T09:00:00.000Z' },
    ],
  },
  {
    id: 'm1',
    name: 'Maintenance',
    status: 'completed',
    impact: 'maintenance',
    created_at: '2025-02-01T08:00:00.000Z',
    scheduled_for: '2025-02-02T01:00:00.000Z',
    scheduled_until: '2025-02-02T03:00:00.000Z',
    resolved_at: '2025-02-02T02:30:00.000Z',
    components: [{ name: 'Cart' }],
  },
]
  .map(line => JSON.stringify(line))
  .join('\n');
