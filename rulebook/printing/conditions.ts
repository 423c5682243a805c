import type { Condition, Holds, Rule } from '../notation/condition.ts';
import {
  and,
  binary,
  call,
  keyOf,
  list,
  literal,
  member,
  method,
  type Node,
  not,
  or,
  texts,
} from '../notation/tree.ts';
import type { Literal, Value } from '../notation/value.ts';
import { companionOf, type Reference } from './reads.ts';
import { ID, listNode, ME, MY_UID, type Place, pathNode, valueNode } from './values.ts';

/** What the printer of conditions is told beside the place. */
export interface Printing extends Place {
  /** References whose record the step that is being printed reads anyway. */
  readonly readAnyway: ReadonlySet<Reference>;
  /** How a rule of the regulation is printed that stands within another condition. */
  readonly rule: (rule: Rule) => Node;
  /** Conditions that all must hold; a document that several of them look into is fetched once. */
  readonly share: (parts: readonly Node[]) => readonly Node[];
}

/** A condition as the rules write it. Who asks is an active member: steps and reads have looked at that first. */
export function conditionNode(condition: Condition, place: Printing): Node {
  const value = (of: Value): Node => valueNode(of, place);
  const within = (of: Condition): Node => conditionNode(of, place);
  switch (condition.condition) {
    case 'all':
      return and(...place.share(chained(flattened(condition), place, fieldOf)));
    case 'any':
      return or(
        ...chained(flattened(condition), place, (each) =>
          each.condition === 'not' ? fieldOf(each.of) : null,
        ),
      );
    case 'not':
      return not(within(condition.of));
    case 'rule':
      return place.rule(condition);
    case 'equals':
      return equalsNode(value(condition.left), value(condition.right));
    case 'oneOf':
      return choiceNode(value(condition.left), condition.choices);
    case 'includes':
      return binary('in', value(condition.item), value(condition.list));
    case 'before':
      return binary('<', value(condition.left), value(condition.right));
    case 'atLeast':
      return binary('>=', value(condition.left), value(condition.right));
    case 'partition': {
      const [first = list([]), ...more] = condition.lists.map((each) => listNode(each, place));
      const named = more.reduce((all, each) => method(all, 'concat', each), first);
      return call('isPartition', named, value(condition.whole));
    }
    case 'disjoint':
      return not(method(listNode(condition.left, place), 'hasAny', listNode(condition.right, place)));
    case 'masks':
      return call('isMaskOf', value(condition.masked), value(condition.numbers));
    case 'present':
      return presentNode(condition.of, place);
    case 'none':
      throw new Error(`Rules can't query: register '${place.register.name}' looks for ${condition.register}`);
    case 'everyRow':
    case 'someRow':
      throw new Error(`Rules have no loop: register '${place.register.name}' looks at each line of a list`);
    case 'exists':
      return call('exists', pathNode(place.registers(condition.register), value(condition.id)));
    case 'staff':
      return literal(true);
    case 'theServer':
    case 'noOne':
      return literal(false);
    case 'holds':
      return holdsNode(condition, place);
    case 'keeps':
      return binary('in', value(condition.kind), member(ME, 'keys'));
    case 'tends':
      return binary('in', value(condition.building), member(ME, 'buildings'));
    case 'moves':
      return movesNode(condition, place);
  }
}

const choiceNode = (left: Node, choices: readonly Literal[]): Node => {
  const [only = null, ...more] = choices;
  return more.length === 0 ? binary('==', left, literal(only)) : binary('in', left, texts(choices));
};

/** Its parts, those of an `all` within an `all` in its place. */
const flattened = (condition: Extract<Condition, { condition: 'all' | 'any' }>): Condition[] =>
  condition.of.flatMap((each) => (each.condition === condition.condition ? flattened(each) : [each]));

/** The conditions one after the other; the field that one tells of is filled in where the next are answered. */
function chained(
  of: readonly Condition[],
  place: Printing,
  tells: (each: Condition) => string | null,
): readonly Node[] {
  const filledIn = new Set(place.filledIn);
  return of.map((each) => {
    const node = conditionNode(each, { ...place, filledIn: new Set(filledIn) });
    const told = tells(each);
    if (told !== null) filledIn.add(told);
    return node;
  });
}

/** The field of the record that a condition says is there. */
const fieldOf = (of: Condition): string | null =>
  of.condition === 'present' && of.of.value === 'field' && !of.of.before && of.of.path.length === 1
    ? (of.of.path[0] ?? null)
    : null;

const equalsNode = (left: Node, right: Node): Node => {
  const uid = keyOf(MY_UID);
  if (keyOf(left) === uid) return call('isMe', right);
  return keyOf(right) === uid ? call('isMe', left) : binary('==', left, right);
};

/** A field is there or it is absent: nobody writes null. */
function presentNode(of: Value, place: Printing): Node {
  const node = valueNode(of, place);
  if (node.node === 'member' && fieldOf({ condition: 'present', of }) !== null) return literal(true);
  const [field] = node.node === 'call' && node.name === 'get' ? node.with : [];
  return node.node === 'call' && node.of !== null && field?.node === 'literal'
    ? binary('in', field, node.of)
    : binary('!=', node, literal(null));
}

function holdsNode({ roles, own, notFor }: Holds, place: Place): Node {
  if (notFor.length > 0)
    return call('holdsNotFor', ME, texts(roles), list(notFor.map((each) => valueNode(each, place))));
  const held = member(ME, own ? 'own' : 'roles');
  const [only, ...more] = roles;
  return only !== undefined && more.length === 0
    ? binary('in', literal(only), held)
    : method(held, 'hasAny', texts(roles));
}

function movesNode(condition: Extract<Condition, { condition: 'moves' }>, place: Printing): Node {
  const register = place.registers(condition.register);
  const id = valueNode(condition.id, place);
  const rest = [texts(condition.steps), literal(condition.back), ID];
  if (register.beneath) {
    const { register: above, collection, id: part } = register.beneath;
    return call('movesBeneath', literal(above), id, literal(collection), literal(part), ...rest);
  }
  const isThere = place.readAnyway.has(companionOf(condition) ?? '');
  return call(isThere ? 'movedWith' : 'movesWith', literal(register.name), id, ...rest);
}
