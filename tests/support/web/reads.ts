import type { Page, Response } from 'playwright-core';

/** An answer of Firestore's REST: a document that was found or is missing, or an empty query. */
interface Answer {
  readonly document?: { readonly name: string };
  readonly found?: { readonly name: string };
  readonly missing?: string;
  readonly result?: unknown;
}

/** What the page has read so far: documents by the collection they stand in. An empty query costs one read too. */
export class Reads {
  readonly #answers: Promise<readonly string[]>[] = [];

  constructor(page: Page) {
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (/:(runQuery|batchGet|runAggregationQuery)$/.test(pathname))
        this.#answers.push(collectionsIn(response));
    });
  }

  async byCollection(): Promise<Readonly<Record<string, number>>> {
    const counts: Record<string, number> = {};
    for (const collection of (await Promise.all(this.#answers)).flat()) {
      counts[collection] = (counts[collection] ?? 0) + 1;
    }
    return counts;
  }
}

async function collectionsIn(response: Response): Promise<readonly string[]> {
  const answers = (await response.json()) as readonly Answer[];
  const names = answers.flatMap(
    ({ document, found, missing }) => document?.name ?? found?.name ?? missing ?? [],
  );
  if (names.length > 0) return names.map((name) => name.split('/').at(-2) ?? '');
  const { structuredQuery, structuredAggregationQuery } = response.request().postDataJSON() as {
    structuredQuery?: { from: readonly { collectionId: string }[] };
    structuredAggregationQuery?: unknown;
  };
  return [structuredAggregationQuery ? 'counted' : (structuredQuery?.from[0]?.collectionId ?? '')];
}
