import {
  type ArrowFunction,
  type BinaryExpression,
  type CallExpression,
  type Expression,
  isArrayLiteralExpression,
  isArrowFunction,
  isAsExpression,
  isBinaryExpression,
  isBindingElement,
  isBlock,
  isCallExpression,
  isConditionalExpression,
  isFunctionDeclaration,
  isFunctionExpression,
  isIdentifier,
  isNonNullExpression,
  isNoSubstitutionTemplateLiteral,
  isObjectBindingPattern,
  isObjectLiteralExpression,
  isParameterDeclaration,
  isParenthesizedExpression,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isReturnStatement,
  isSatisfiesExpression,
  isShorthandPropertyAssignment,
  isSpreadAssignment,
  isSpreadElement,
  isStringLiteral,
  isTemplateExpression,
  isVariableDeclaration,
  type Node,
  SyntaxKind,
} from 'typescript/unstable/ast';
import { type Project, SymbolFlags } from 'typescript/unstable/sync';
import { allRegisters, registers } from '../../../rulebook/chapters/index.ts';
import { chained } from './chain.ts';
import { asValue, nothing, type Scope, text, textOf, unknown, type Value } from './value.ts';

// Reads from the source which queries an expression can be: follows names to where they are declared and calls into
// the functions that are called, takes both ways of a condition, and leaves what only run time can tell unknown.

export const outside: Scope = { names: new Map(), assumed: new Map() };

type Function = Node & { readonly parameters: ArrowFunction['parameters']; readonly body?: Node };

const isFunction = (node: Node): node is Function =>
  isArrowFunction(node) || isFunctionExpression(node) || isFunctionDeclaration(node);

/** Every way to take one of each. */
function* combined(alternatives: readonly (readonly Value[])[]): Generator<Value[]> {
  const [first, ...rest] = alternatives;
  if (first === undefined) yield [];
  else for (const each of first) for (const others of combined(rest)) yield [each, ...others];
}

const DEEP = 40;

export class Interpreter {
  readonly #project: Project;
  #depth = 0;

  constructor(project: Project) {
    this.#project = project;
  }

  /** Every value that the expression can have. */
  values(node: Node, scope: Scope = outside): readonly Value[] {
    if (this.#depth > DEEP) return [unknown];
    this.#depth += 1;
    try {
      return this.#values(node, scope);
    } finally {
      this.#depth -= 1;
    }
  }

  #values(node: Node, scope: Scope): readonly Value[] {
    if (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node)) return [text(node.text)];
    if (
      isAsExpression(node) ||
      isSatisfiesExpression(node) ||
      isParenthesizedExpression(node) ||
      isNonNullExpression(node)
    )
      return this.values(node.expression, scope);
    if (isTemplateExpression(node)) return this.#template(node, scope);
    if (isIdentifier(node)) return this.#name(node, scope);
    if (isConditionalExpression(node)) return this.#condition(node, scope);
    if (isBinaryExpression(node)) return this.#binary(node, scope);
    if (isArrayLiteralExpression(node)) return this.#list(node.elements, scope);
    if (isObjectLiteralExpression(node)) return this.#record(node.properties, scope);
    if (isPropertyAccessExpression(node)) return this.#property(node, scope);
    if (isCallExpression(node)) return this.#call(node, scope);
    if (isFunction(node)) return [{ kind: 'function', node, scope }];
    return node.kind === SyntaxKind.NullKeyword ? [nothing] : [unknown];
  }

  #template(node: Node & { head: { text: string }; templateSpans: readonly Node[] }, scope: Scope): Value[] {
    const spans = node.templateSpans as readonly (Node & {
      expression: Expression;
      literal: { text: string };
    })[];
    const parts = spans.map(({ expression }) => this.values(expression, scope));
    return [...combined(parts)].map((values) =>
      text(
        node.head.text + values.map((value, at) => textOf(value) + (spans[at]?.literal.text ?? '')).join(''),
      ),
    );
  }

  #condition(
    { condition, whenTrue, whenFalse }: { condition: Node; whenTrue: Node; whenFalse: Node },
    scope: Scope,
  ): readonly Value[] {
    const assumed = scope.assumed.get(condition.getText());
    const ways = assumed === undefined ? [whenTrue, whenFalse] : [assumed ? whenTrue : whenFalse];
    return ways.flatMap((way) => this.values(way, scope));
  }

  #binary({ operatorToken, left, right }: BinaryExpression, scope: Scope): readonly Value[] {
    const either = [SyntaxKind.BarBarToken, SyntaxKind.QuestionQuestionToken];
    if (operatorToken.kind === SyntaxKind.AmpersandAmpersandToken)
      return [nothing, ...this.values(right, scope)];
    return either.includes(operatorToken.kind)
      ? [...this.values(left, scope), ...this.values(right, scope)]
      : [unknown];
  }

  #list(elements: readonly Node[], scope: Scope): Value[] {
    const parts = elements.map((each) => this.values(isSpreadElement(each) ? each.expression : each, scope));
    return [...combined(parts)].map((values) => ({
      kind: 'list',
      items: values.flatMap((value, at) =>
        isSpreadElement(elements[at] as Node) && value.kind === 'list' ? value.items : [value],
      ),
    }));
  }

  #record(properties: readonly Node[], scope: Scope): Value[] {
    const parts = properties.map((each): readonly Value[] => {
      if (isSpreadAssignment(each)) return this.values(each.expression, scope);
      if (isPropertyAssignment(each)) return this.values(each.initializer, scope);
      return isShorthandPropertyAssignment(each) ? this.#shorthand(each.name, scope) : [unknown];
    });
    return [...combined(parts)].map((values) => {
      const fields = new Map<string, Value>();
      for (const [at, value] of values.entries()) {
        const property = properties[at] as Node;
        if (isSpreadAssignment(property)) {
          if (value.kind === 'record') for (const [name, each] of value.fields) fields.set(name, each);
        } else if (isPropertyAssignment(property) || isShorthandPropertyAssignment(property))
          fields.set(property.name.getText(), value);
      }
      return { kind: 'record', fields };
    });
  }

  #shorthand(name: Node, scope: Scope): readonly Value[] {
    const known = scope.names.get(name.getText());
    if (known) return [known];
    const symbol = this.#project.checker.getShorthandAssignmentValueSymbol(name.parent);
    const declared = symbol?.valueDeclaration?.resolve(this.#project);
    return declared ? this.#declared(declared, scope) : [unknown];
  }

  #property(node: { expression: Node; name: Node }, scope: Scope): readonly Value[] {
    return this.values(node.expression, scope).map((value) =>
      value.kind === 'record' ? (value.fields.get(node.name.getText()) ?? nothing) : unknown,
    );
  }

  // ---- Names ----

  #name(node: Node, scope: Scope): readonly Value[] {
    const known = scope.names.get(node.getText());
    if (known) return [known];
    const declared = this.#declarationOf(node);
    return declared ? this.#declared(declared, scope) : [unknown];
  }

  #declarationOf(node: Node): Node | undefined {
    const { checker } = this.#project;
    const named = checker.getSymbolAtLocation(node);
    const symbol = named && named.flags & SymbolFlags.Alias ? checker.getAliasedSymbol(named) : named;
    return symbol?.valueDeclaration?.resolve(this.#project);
  }

  #declared(declared: Node, scope: Scope): readonly Value[] {
    const file = declared.getSourceFile().fileName;
    if (isVariableDeclaration(declared) && file.includes('/rulebook/chapters/')) {
      const register = allRegisters.find(({ name }) => name === declared.name.getText());
      if (register) return [asValue({ name: register.name, beneath: register.beneath })];
    }
    if (isVariableDeclaration(declared) && declared.initializer)
      return this.values(declared.initializer, scope);
    if (isFunction(declared)) return [{ kind: 'function', node: declared, scope: outside }];
    const parameter = isBindingElement(declared) ? declared.parent.parent : declared;
    return isParameterDeclaration(parameter) ? this.#eachItem(parameter, declared, scope) : [unknown];
  }

  /** The parameter of a function that is called for each item of a list, as in `items.map((item) => ...)`. */
  #eachItem(parameter: Node, declared: Node, scope: Scope): readonly Value[] {
    const call = parameter.parent.parent;
    if (!call || !isCallExpression(call) || !isPropertyAccessExpression(call.expression)) return [unknown];
    if (!['map', 'flatMap'].includes(call.expression.name.text)) return [unknown];
    const items = this.values(call.expression.expression, scope).flatMap((value) =>
      value.kind === 'list' ? value.items : [unknown],
    );
    if (!isBindingElement(declared)) return items;
    const name = (declared.propertyName ?? declared.name)?.getText() ?? '';
    return items.map((item) => (item.kind === 'record' ? (item.fields.get(name) ?? nothing) : unknown));
  }

  // ---- Calls ----

  #call(node: CallExpression, scope: Scope): readonly Value[] {
    const { expression: called, arguments: given } = node;
    if (isPropertyAccessExpression(called)) {
      const receivers = this.values(called.expression, scope);
      const parts = [receivers, ...given.map((each) => this.values(each, scope))];
      return [...combined(parts)].map(([receiver = unknown, ...values]) =>
        chained(called.name.text, receiver, values, called.getText()),
      );
    }
    if (!isIdentifier(called)) return [unknown];
    if (called.text === 'useMemo' && given[0])
      return this.values(given[0], scope).flatMap((made) => this.#result(made, []));
    const values = [...combined(given.map((each) => this.values(each, scope)))];
    const name = called.text;
    return values.flatMap((args) =>
      name === 'registers' ? registerNamed(args[0]) : this.#results(called, args, scope),
    );
  }

  #results(called: Node, args: readonly Value[], scope: Scope): readonly Value[] {
    return this.values(called, scope).flatMap((each) => this.#result(each, args));
  }

  /** What a function yields for these arguments, each way that its conditions can go. */
  #result(called: Value, args: readonly Value[]): readonly Value[] {
    if (called.kind !== 'function' || !isFunction(called.node)) return [unknown];
    const { parameters, body } = called.node;
    if (!body) return [unknown];
    const names = new Map(called.scope.names);
    for (const [at, { name }] of parameters.entries()) bind(names, name, args[at] ?? unknown);
    const yields = isBlock(body) ? returnsIn(body) : [body];
    return yields.flatMap((each) =>
      waysOf(each, called.scope.assumed).flatMap((assumed) => this.values(each, { names, assumed })),
    );
  }
}

function registerNamed(name: Value | undefined): Value[] {
  if (name?.kind !== 'text' || !allRegisters.some((register) => register.name === name.text))
    return [unknown];
  const register = registers(name.text);
  return [asValue({ name: register.name, beneath: register.beneath })];
}

/** A parameter, or those that an object is taken apart into. */
function bind(names: Map<string, Value>, pattern: Node, value: Value): void {
  if (isIdentifier(pattern)) names.set(pattern.text, value);
  if (!isObjectBindingPattern(pattern)) return;
  for (const element of pattern.elements) {
    if (!isBindingElement(element)) continue;
    const name = (element.propertyName ?? element.name)?.getText() ?? '';
    const inner = value.kind === 'record' ? (value.fields.get(name) ?? nothing) : unknown;
    if (element.name) bind(names, element.name, inner);
  }
}

function returnsIn(body: Node): Node[] {
  const found: Node[] = [];
  const visit = (node: Node): void => {
    if (isReturnStatement(node) && node.expression) found.push(node.expression);
    else if (!isFunction(node)) node.forEachChild((child) => void visit(child));
  };
  body.forEachChild((child) => void visit(child));
  return found;
}

/** A condition that is asked twice goes the same way both times. */
function waysOf(node: Node, assumed: ReadonlyMap<string, boolean>): ReadonlyMap<string, boolean>[] {
  const asked = new Set<string>();
  const visit = (each: Node): void => {
    if (isConditionalExpression(each)) asked.add(each.condition.getText());
    each.forEachChild((child) => void visit(child));
  };
  visit(node);
  let ways = [assumed];
  for (const condition of asked)
    if (!assumed.has(condition))
      ways = ways.flatMap((way) => [new Map(way).set(condition, true), new Map(way).set(condition, false)]);
  return ways;
}
