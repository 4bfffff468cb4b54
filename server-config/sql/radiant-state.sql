-- The tables of RADIANT_STATE=jdbc:..., in standard SQL; docs/learning.md describes them. Tested with PostgreSQL and H2.
-- Radiant creates them itself with RADIANT_STATE_CREATE_TABLES=true. Otherwise its user needs SELECT, INSERT, UPDATE and
-- DELETE on them.

CREATE TABLE radiant_sum (
    node VARCHAR(250) NOT NULL,
    name VARCHAR(250) NOT NULL,
    element INTEGER NOT NULL,
    count_sum BIGINT NOT NULL,
    real_sum DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (node, name, element)
);

-- Bytes as base64, in pieces of at most 4,000 characters.
CREATE TABLE radiant_blob (
    node VARCHAR(250) NOT NULL,
    name VARCHAR(250) NOT NULL,
    piece INTEGER NOT NULL,
    content VARCHAR(4000) NOT NULL,
    PRIMARY KEY (node, name, piece)
);

-- One row for each change that took effect; made_at is in milliseconds since 1970.
CREATE TABLE radiant_change (
    puid VARCHAR(250) NOT NULL,
    node VARCHAR(250) NOT NULL,
    feedback_id VARCHAR(250) NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (puid, node, feedback_id)
);

CREATE INDEX radiant_change_made_at ON radiant_change (made_at);

CREATE TABLE radiant_decision (
    puid VARCHAR(250) NOT NULL,
    node VARCHAR(250) NOT NULL,
    branch INTEGER NOT NULL,
    row_count INTEGER NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (puid, node)
);

CREATE INDEX radiant_decision_made_at ON radiant_decision (made_at);

-- Comes last: with it, the tables are complete.
CREATE TABLE radiant_version (
    version INTEGER NOT NULL PRIMARY KEY
);

INSERT INTO radiant_version (version) VALUES (1);
