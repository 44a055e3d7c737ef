'use client';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { renderDiagram } from './diagrams';
import { getRoot } from './root';
import { useTheme } from './theme';

const diagramQuery = (slug: string) =>
  queryOptions({
    queryKey: ['diagram', slug],
    queryFn: () => getRoot().bank.diagram(slug),
    staleTime: Infinity,
  });

/** A diagram's words at once, its picture when Mermaid has drawn it in the colours of the theme. */
export function useDiagram(slug: string) {
  const theme = useTheme();
  const diagram = useQuery(diagramQuery(slug));
  const source = diagram.data?.source;
  const picture = useQuery({
    queryKey: ['diagram', slug, 'picture', theme],
    queryFn: () => renderDiagram(source!),
    enabled: source !== undefined,
    staleTime: Infinity,
  });
  return { diagram: diagram.data, picture: picture.data, error: diagram.error ?? picture.error };
}
