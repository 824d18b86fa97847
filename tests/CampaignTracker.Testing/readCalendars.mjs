// Reads calendar files from a JSON array on the input with ical.js, each by the time zones that it brings itself, and tells what stands in them.
import ICAL from 'ical.js';

// Calendar programs read these as text; ical.js leaves properties that RFC 5545 does not know as they are.
for (const name of ['name', 'x-wr-calname']) ICAL.design.icalendar.property[name] = { defaultType: 'text' };

let input = '';
for await (const part of process.stdin) input += part;
process.stdout.write(JSON.stringify(JSON.parse(input).map(readCalendar)));

function readCalendar(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return {
    properties: namesOf(calendar),
    components: calendar.getAllSubcomponents().map(component => component.name),
    name: valueOf(calendar, 'name'),
    wrCalName: valueOf(calendar, 'x-wr-calname'),
    refresh: `${calendar.getFirstPropertyValue('refresh-interval')}`,
    publishedTtl: valueOf(calendar, 'x-published-ttl'),
    zones: calendar.getAllSubcomponents('vtimezone').map(readZone),
    events: calendar.getAllSubcomponents('vevent').map(event => readEvent(event, calendar)),
  };
}

function readZone(zone) {
  return { id: valueOf(zone, 'tzid'), observances: zone.getAllSubcomponents().map(observance => observance.name) };
}

function readEvent(event, calendar) {
  return {
    properties: namesOf(event),
    uid: valueOf(event, 'uid'),
    sequence: event.getFirstPropertyValue('sequence'),
    status: valueOf(event, 'status'),
    summary: valueOf(event, 'summary'),
    description: valueOf(event, 'description'),
    location: valueOf(event, 'location'),
    categories: event.getFirstProperty('categories')?.getValues() ?? [],
    geo: event.getFirstPropertyValue('geo'),
    url: valueOf(event, 'url'),
    stamp: instant(event.getFirstPropertyValue('dtstamp')),
    lastModified: instant(event.getFirstPropertyValue('last-modified')),
    start: readTime(event.getFirstProperty('dtstart'), calendar),
    end: readTime(event.getFirstProperty('dtend'), calendar),
    rule: event.getFirstPropertyValue('rrule')?.toString() ?? null,
    leftOut: event.getAllProperties('exdate').flatMap(property => property.getValues()).map(time => time.toString()),
    recurrenceId: event.getFirstPropertyValue('recurrence-id')?.toString() ?? null,
    occurrences: occurrencesOf(event, calendar),
  };
}

// The times that a program shows of a series: those of its rule, each replaced by the entry that stands in for it; of one time without its series that time.
function occurrencesOf(component, calendar) {
  if (isAlone(component, calendar)) {
    readTime(component.getFirstProperty('dtstart'), calendar);
    const event = new ICAL.Event(component);
    return event.isRecurrenceException() && !event.startDate.isDate ? [instant(event.startDate)] : [];
  }
  if (!component.hasProperty('rrule')) return [];
  for (const property of component.getAllProperties()) if (property.getParameter('tzid')) readTime(property, calendar);
  const uid = valueOf(component, 'uid');
  const exceptions = calendar.getAllSubcomponents('vevent').filter(other => other.hasProperty('recurrence-id') && valueOf(other, 'uid') === uid);
  for (const name of ['dtstart', 'recurrence-id']) exceptions.forEach(other => readTime(other.getFirstProperty(name), calendar));
  const event = new ICAL.Event(component, { exceptions });
  const found = [];
  const steps = event.iterator();
  for (let next = steps.next(); next; next = steps.next()) {
    const { startDate } = event.getOccurrenceDetails(next);
    if (!startDate.isDate) found.push(instant(startDate));
  }
  return found;
}

function isAlone(component, calendar) {
  const uid = valueOf(component, 'uid');
  return component.hasProperty('recurrence-id') && !calendar.getAllSubcomponents('vevent').some(other => other.hasProperty('rrule') && valueOf(other, 'uid') === uid);
}

function readTime(property, calendar) {
  if (!property) return null;
  const time = property.getFirstValue();
  const id = property.getParameter('tzid');
  if (id) {
    const own = calendar.getAllSubcomponents('vtimezone').find(zone => valueOf(zone, 'tzid') === id);
    time.zone = new ICAL.Timezone({ component: own, tzid: id });
  }
  return { text: time.toString(), isDate: time.isDate, zone: id ?? null, instant: time.isDate ? null : instant(time) };
}

function namesOf(component) {
  return component.getAllProperties().map(property => property.name);
}

function valueOf(component, name) {
  return component.getFirstPropertyValue(name)?.toString() ?? null;
}

function instant(time) {
  return new Date(time.toUnixTime() * 1000).toISOString();
}
