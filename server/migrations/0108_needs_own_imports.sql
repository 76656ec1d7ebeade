-- What organisations imported of their own, as their people look for it.
create index import_own on needs.import (organisation, created_at desc, id desc) where role = 'owner';
