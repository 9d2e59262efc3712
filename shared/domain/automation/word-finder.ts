type Node = { next: Map<number, Node>; fail: Node | null; words: number[]; outputs: Node | null; depth: number }

const newNode = (depth: number): Node => ({ next: new Map(), fail: null, words: [], outputs: null, depth })

/**
 * Finds all words of a set in one pass over a text (Aho-Corasick): the time depends on the text's length and the
 * hits in it, not on how many words there are.
 */
export class WordFinder {
  readonly #root = newNode(0)

  constructor(words: readonly { text: string; id: number }[]) {
    for (const { text, id } of words) if (text !== '') this.#nodeFor(text).words.push(id)
    this.#link()
  }

  /** Calls `onHit` with each word that ends before unit `end`; `length` is its length. */
  find(text: string, onHit: (id: number, end: number, length: number) => void): void {
    let node = this.#root
    for (let place = 0; place < text.length; place += 1) {
      const unit = text.charCodeAt(place)
      while (node !== this.#root && !node.next.has(unit)) node = node.fail ?? this.#root
      node = node.next.get(unit) ?? this.#root
      for (let hit: Node | null = node.words.length > 0 ? node : node.outputs; hit; hit = hit.outputs) {
        for (const id of hit.words) onHit(id, place + 1, hit.depth)
      }
    }
  }

  #nodeFor(text: string): Node {
    let node = this.#root
    for (let place = 0; place < text.length; place += 1) {
      const unit = text.charCodeAt(place)
      let next = node.next.get(unit)
      if (!next) {
        next = newNode(node.depth + 1)
        node.next.set(unit, next)
      }
      node = next
    }
    return node
  }

  /** Breadth first: the longest proper ending that also begins a word, and the nearest one that is a word. */
  #link(): void {
    const queue: Node[] = [...this.#root.next.values()]
    for (const node of queue) node.fail = this.#root
    for (let head = 0; head < queue.length; head += 1) {
      const node = queue[head]!
      for (const [unit, child] of node.next) {
        let fail = node.fail
        while (fail && fail !== this.#root && !fail.next.has(unit)) fail = fail.fail
        child.fail = fail?.next.get(unit) ?? this.#root
        child.outputs = child.fail.words.length > 0 ? child.fail : child.fail.outputs
        queue.push(child)
      }
    }
  }
}
