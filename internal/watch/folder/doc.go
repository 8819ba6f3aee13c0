//go:build linux

// Package folder is the queue of a shared upload folder: it finds finished uploads, claims them on the share, and publishes one verdict
// for each content and set of rules.
//
// A result goes through these steps, and a kill between any two of them loses none and repeats none:
//
//  1. it is committed to the local ledger, done (synced);
//  2. its record is made on the share, exclusively: from here on it is published, and by this watcher (synced);
//  3. result files and the store's lines are written from the record, which may be repeated;
//  4. the record is cut off after its first line, which says so;
//  5. the ledger notes it published and puts messages into the outbox, in one transaction;
//  6. the claim is given back and the upload moved, deleted or left.
//
// A watcher that dies before 2 is replaced by another, which diagnoses again; one that dies after it, by one that goes on at 3.
package folder
