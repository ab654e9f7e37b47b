/**
 * What stands between the network and the resources: who may ask, how much, and how a refusal is
 * told.
 */
package dev.chronicle.demo.http;
