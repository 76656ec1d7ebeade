-- name: The log's leaves stand without a gap from 0.
select max(n) as last, count(*) as leaves from log.leaf having count(*) <> coalesce(max(n) + 1, 0);

-- name: The newest head covers every leaf.
select h.size from (select max(size) as size from log.head) h where coalesce(h.size, 0) <> (select count(*) from log.leaf);

-- name: A leaf's node is the RFC 9162 hash of its data.
select l.n from log.leaf l left join log.node o on o.level = 0 and o.n = l.n
where o.hash is distinct from sha256('\x00'::bytea || l.data);

-- name: An inner node is the RFC 9162 hash of its two children.
select o.level, o.n from log.node o
left join log.node a on a.level = o.level - 1 and a.n = 2 * o.n
left join log.node b on b.level = o.level - 1 and b.n = 2 * o.n + 1
where o.level > 0 and o.hash is distinct from sha256('\x01'::bytea || a.hash || b.hash);

-- name: The root recomputed from the tree equals the root of every head.
with recursive peak as (
  -- the complete subtrees of a size are its binary digits, folded from the lowest
  select h.size, h.root, level, (h.size >> (level + 1)) * 2 as n
  from log.head h, generate_series(0, 47) as level
  where (h.size >> level) & 1 = 1
), numbered as (
  select p.size, p.root, o.hash, row_number() over (partition by p.size order by p.level) as step
  from peak p left join log.node o on o.level = p.level and o.n = p.n
), fold as (
  select size, root, hash, step from numbered where step = 1
  union all
  select f.size, f.root, sha256('\x01'::bytea || m.hash || f.hash), m.step
  from fold f join numbered m on m.size = f.size and m.step = f.step + 1
)
select size from (select distinct on (size) size, root, hash from fold order by size, step desc) whole where hash is distinct from root;
