import { Skeleton } from '#ui/skeleton.tsx'

/** As high as the notice, so that the forms below hold still. */
export const WaitingLinkSkeleton = () => <Skeleton className="h-19 rounded-lg" />
